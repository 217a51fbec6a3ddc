package io.mien.products;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A bundle that writes down every face of every frame, and what it wrote. */
final class TrackRecorder {
    private static final String SOURCE =
            """
            package own;

            import io.mien.detector.Face;
            import io.mien.track.TrackListener;
            import io.mien.track.TrackedFace;
            import io.mien.track.TrackedFrame;
            import java.io.IOException;
            import java.io.UncheckedIOException;
            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.nio.file.StandardOpenOption;
            import java.util.ArrayList;
            import java.util.List;

            public final class Recorder implements TrackListener {
                @Override
                public void tracked(TrackedFrame frame) {
                    List<String> lines = new ArrayList<>();
                    for (TrackedFace tracked : frame.faces()) {
                        Face face = tracked.face().face();
                        lines.add(frame.frame().sequence() + ";" + tracked.track().orElse(-1) + ";"
                                + tracked.decision().label() + ";" + tracked.decision().known() + ";"
                                + (tracked.face().similarity() > 0) + ";" + face.box().x() + ";" + face.box().y() + ";"
                                + face.box().width() + ";" + face.box().height());
                    }
                    try {
                        Files.write(Path.of("FILE"), lines, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
            """;

    /**
     * A face in a frame.
     *
     * @param frame its number
     * @param track its number, -1 if it was seen once only
     * @param label the person of the track, as far as it is decided
     * @param known whether it is one of the gallery
     * @param embedded whether this frame's face was embedded
     * @param box x, y, width and height in pixels
     */
    record Line(long frame, long track, String label, boolean known, boolean embedded, List<Float> box) {
        private static Line of(String text) {
            String[] values = text.split(";");
            return new Line(
                    Long.parseLong(values[0]),
                    Long.parseLong(values[1]),
                    values[2],
                    Boolean.parseBoolean(values[3]),
                    Boolean.parseBoolean(values[4]),
                    List.of(
                            Float.parseFloat(values[5]),
                            Float.parseFloat(values[6]),
                            Float.parseFloat(values[7]),
                            Float.parseFloat(values[8])));
        }
    }

    private TrackRecorder() {}

    /** @param to file that the bundle writes to */
    static Path write(Path to, Path folder) {
        Map<String, String> headers = Map.of(
                "Import-Package", "io.mien.detector,io.mien.image,io.mien.recognizer,io.mien.track,io.mien.camera");
        return new ComponentJar(
                        "io.mien.track.TrackListener", "own.Recorder", SOURCE.replace("FILE", to.toString()), headers)
                .write(folder);
    }

    /** The lines that were written, in the order of the frames. */
    static List<Line> read(Path file) {
        try {
            return Files.readAllLines(file).stream().map(Line::of).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
