package io.mien.trial;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads and writes the text of a {@link Trial}. */
final class TrialText {
    /** Box and score. */
    private static final int BEFORE_POINTS = 5;

    private static final int VALUES_OF_FACE = BEFORE_POINTS + 2 * Face.POINTS;

    private final String source;
    private final List<Face> faces = new ArrayList<>();
    private String picture = "";
    private List<Float> embedding = List.of();
    private float iou = Trial.Limits.DEFAULT.iou();
    private float points = Trial.Limits.DEFAULT.points();
    private float score = Trial.Limits.DEFAULT.score();
    private float cosine = Trial.Limits.DEFAULT.cosine();

    TrialText(String source) {
        this.source = source;
    }

    Trial parse(String text) throws ModelRejectedException {
        for (String raw : text.split("\\R")) {
            String line = raw.strip();
            int equals = line.indexOf('=');
            if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith(";")) {
                if (equals < 1) {
                    throw new ModelRejectedException(source, "a line that is not key = value");
                }
                take(
                        line.substring(0, equals).strip(),
                        line.substring(equals + 1).strip());
            }
        }
        if (!Mud.isFileName(picture)) {
            throw new ModelRejectedException(source, "its picture is a file beside it, not '" + picture + "'");
        }
        if (!faces.isEmpty() && !embedding.isEmpty()) {
            throw new ModelRejectedException(source, "has faces and an embedding");
        }
        return new Trial(picture, faces, embedding, new Trial.Limits(iou, points, score, cosine));
    }

    private void take(String key, String value) throws ModelRejectedException {
        switch (key) {
            case "picture" -> picture = value;
            case "face" -> faces.add(face(numbers(key, value)));
            case "embedding" -> embedding = numbers(key, value);
            case "iou" -> iou = unit(key, value);
            case "points" -> points = unit(key, value);
            case "score" -> score = unit(key, value);
            case "cosine" -> cosine = unit(key, value);
            default -> {
                // A later version may say more; what this one knows is enough for it.
            }
        }
    }

    private List<Float> numbers(String key, String value) throws ModelRejectedException {
        try {
            List<Float> numbers =
                    Stream.of(value.split("\\s+")).map(Float::valueOf).toList();
            if (numbers.stream().allMatch(n -> Float.isFinite(n))) {
                return numbers;
            }
        } catch (NumberFormatException e) {
            throw new ModelRejectedException(source, key + " has a value that is not a number", e);
        }
        throw new ModelRejectedException(source, key + " has a number that is not finite");
    }

    private float unit(String key, String value) throws ModelRejectedException {
        List<Float> numbers = numbers(key, value);
        if (numbers.size() != 1 || numbers.get(0) < 0 || numbers.get(0) > 1) {
            throw new ModelRejectedException(source, key + " is a number in 0..1");
        }
        return numbers.get(0);
    }

    private Face face(List<Float> v) throws ModelRejectedException {
        if (v.size() != VALUES_OF_FACE) {
            throw new ModelRejectedException(source, "a face has " + VALUES_OF_FACE + " numbers, not " + v.size());
        }
        List<Point> landmarks = new ArrayList<>();
        for (int i = BEFORE_POINTS; i < VALUES_OF_FACE; i += 2) {
            landmarks.add(new Point(v.get(i), v.get(i + 1)));
        }
        return new Face(new Box(v.get(0), v.get(1), v.get(2), v.get(3)), v.get(4), landmarks);
    }

    static String write(Trial trial) {
        StringBuilder text = new StringBuilder("picture = " + trial.picture() + "\n");
        trial.faces().forEach(face -> line(text, "face", values(face)));
        if (!trial.embedding().isEmpty()) {
            line(text, "embedding", trial.embedding().stream());
        }
        Trial.Limits limits = trial.limits();
        line(text, "iou", Stream.of(limits.iou()));
        line(text, "points", Stream.of(limits.points()));
        line(text, "score", Stream.of(limits.score()));
        line(text, "cosine", Stream.of(limits.cosine()));
        return text.toString();
    }

    private static Stream<Float> values(Face face) {
        Box box = face.box();
        return Stream.concat(
                Stream.of(box.x(), box.y(), box.width(), box.height(), face.score()),
                face.points().stream().flatMap(p -> Stream.of(p.x(), p.y())));
    }

    private static void line(StringBuilder text, String key, Stream<Float> values) {
        text.append(key)
                .append(" = ")
                .append(values.map(v -> Float.toString(v)).collect(Collectors.joining(" ")))
                .append('\n');
    }
}
