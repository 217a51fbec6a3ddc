package io.mien.products;

import io.mien.camera.FrameSourceException;
import io.mien.camera.SourceAddress;
import io.mien.camera.demo.DemoCamera;
import io.mien.camera.demo.DemoFace;
import io.mien.camera.demo.DemoFilm;
import io.mien.camera.demo.DemoRoom;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.products.TrackRecorder.Line;
import io.mien.support.testing.CodecStub;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The names that faces of the source {@code demo:} were given, held against who they truly were.
 *
 * @param right faces that were given their own name
 * @param unnamed faces of people of the gallery that were found and given no name
 * @param wrong faces of people of the gallery that were given another's name, by truth and name
 * @param strangers faces of people who are in no gallery that were given a name, by truth and name
 * @param nobody faces with a name where the demo shows none
 */
record DemoNames(long right, long unnamed, Map<String, Long> wrong, Map<String, Long> strangers, long nobody) {
    private static final float SAME = .4f;
    /** Of a person who is hidden more, no face is found. */
    private static final float VISIBLE = .3f;

    /** @param options of the address, such as {@code seed=2}; empty for none */
    static DemoNames of(List<Line> lines, String options) throws FrameSourceException {
        DemoRoom room = room(options);
        long right = 0;
        long unnamed = 0;
        long nobody = 0;
        Map<String, Long> wrong = new TreeMap<>();
        Map<String, Long> strangers = new TreeMap<>();
        for (Line line : lines) {
            Optional<DemoFace> shown = shown(room, line);
            if (!line.known()) {
                unnamed += shown.filter(DemoFace::known).isPresent() ? 1 : 0;
            } else if (shown.isEmpty()) {
                nobody++;
            } else if (shown.get().person().equals(line.label())) {
                right++;
            } else {
                (shown.get().known() ? wrong : strangers)
                        .merge(shown.get().person() + " as " + line.label(), 1L, Long::sum);
            }
        }
        return new DemoNames(right, unnamed, wrong, strangers, nobody);
    }

    /** How many faces had the name of somebody else. */
    long mistaken() {
        return sum(wrong) + sum(strangers);
    }

    private static long sum(Map<String, Long> faces) {
        return faces.values().stream().mapToLong(Long::longValue).sum();
    }

    private static DemoRoom room(String options) throws FrameSourceException {
        DemoCamera camera = new DemoCamera(Mien.PICTURES, new BlankCodec());
        return ((DemoFilm) camera.open(SourceAddress.parse("demo:#frames=1&" + options))).scene();
    }

    /** Whose face it is: the one with the most in common. */
    private static Optional<DemoFace> shown(DemoRoom room, Line line) {
        List<Float> at = line.box();
        Box box = new Box(at.get(0), at.get(1), at.get(2), at.get(3));
        return room.truth(line.frame()).stream()
                .filter(face -> face.visible() >= VISIBLE)
                .max(Comparator.comparing(face -> face.face().box().iou(box)))
                .filter(face -> face.face().box().iou(box) >= SAME);
    }

    /** The truth does not depend on what the pictures show. */
    private static final class BlankCodec extends CodecStub {
        @Override
        public Image read(Path file) {
            return Image.of(1, 1, PixelFormat.GRAY, new byte[1]);
        }
    }
}
