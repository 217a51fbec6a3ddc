package io.mien.camera.demo;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.Point;
import io.mien.picture.PictureCodec;
import io.mien.picture.PictureException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The people who can be on the scene, with their pictures.
 *
 * @param people the known ones first
 */
record DemoCast(List<Person> people) {
    private static final int BOX = 4;

    /** @param looks at least one picture, with the face that it shows */
    record Person(String name, boolean known, List<Look> looks) {}

    /**
     * One picture of a person.
     *
     * @param image BGR without gaps
     * @param face where the face is in it
     */
    record Look(Image image, Face face) {}

    DemoCast {
        people = List.copyOf(people);
    }

    /**
     * Reads the first of the people and strangers that {@code truth.json} names.
     *
     * @throws FrameSourceException naming the file that cannot be read
     */
    static DemoCast read(SourceAddress address, Path folder, PictureCodec codec, int people, int strangers)
            throws FrameSourceException {
        Path file = folder.resolve("truth.json");
        try {
            Map<?, ?> truth = (Map<?, ?>) Json.parse(Files.readString(file));
            List<Person> cast = new ArrayList<>();
            Map<String, List<Look>> known = new LinkedHashMap<>();
            Map<Integer, Look> unknown = new TreeMap<>();
            for (Map.Entry<?, ?> picture : truth.entrySet()) {
                String[] path = picture.getKey().toString().split("/");
                List<?> faces = (List<?>) picture.getValue();
                if (path[0].equals("people") && (known.containsKey(path[1]) || known.size() < people)) {
                    known.computeIfAbsent(path[1], n -> new ArrayList<>()).add(look(folder, picture, faces, codec));
                } else if (path[0].equals("strangers") && unknown.size() < strangers) {
                    unknown.put(unknown.size(), look(folder, picture, faces, codec));
                }
            }
            known.forEach((name, looks) -> cast.add(new Person(name, true, looks)));
            unknown.forEach((n, look) -> cast.add(new Person("stranger " + (n + 1), false, List.of(look))));
            return new DemoCast(cast);
        } catch (IOException | JsonException | ClassCastException | IndexOutOfBoundsException e) {
            throw address.refused("the truth about the people cannot be read: " + file + ": " + e);
        } catch (PictureException e) {
            throw address.refused(e.getMessage());
        }
    }

    private static Look look(Path folder, Map.Entry<?, ?> picture, List<?> faces, PictureCodec codec)
            throws PictureException {
        Map<?, ?> face = (Map<?, ?>) faces.get(0);
        float[] box = numbers(face.get("box"));
        List<Point> points = ((List<?>) face.get("points"))
                .stream().map(DemoCast::numbers).map(p -> new Point(p[0], p[1])).toList();
        Image image = Images.toBgr(codec.read(folder.resolve(picture.getKey().toString())));
        return new Look(image, new Face(new Box(box[0], box[1], box[BOX - 2], box[BOX - 1]), 1, points));
    }

    private static float[] numbers(Object list) {
        List<?> values = (List<?>) list;
        float[] numbers = new float[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = ((Number) values.get(i)).floatValue();
        }
        return numbers;
    }
}
