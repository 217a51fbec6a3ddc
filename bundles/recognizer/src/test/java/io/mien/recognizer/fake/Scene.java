package io.mien.recognizer.fake;

import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.aligner.Similarity;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.picture.PictureCodec;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pictures for tests that hold people by number: one GRAY row, in which every byte above 0 is a person's face. */
public final class Scene {
    /** A byte whose face has points that span nothing. */
    public static final byte NO_FACE = 99;

    private static final int SPACING = 100;

    private Scene() {}

    /** A picture of these people. */
    public static Image of(int... people) {
        byte[] row = new byte[Math.max(1, people.length)];
        for (int i = 0; i < people.length; i++) {
            row[i] = (byte) people[i];
        }
        return Image.of(row.length, 1, PixelFormat.GRAY, row);
    }

    /** Finds everybody; faces further to the right are smaller. */
    public static Detector detector() {
        return Scene::detect;
    }

    /** One that behaves as the mood says. */
    public static Detector detector(Mood mood) {
        return (image, options) -> {
            mood.act();
            return mood.trick == Mood.Trick.NULL ? null : detect(image, options);
        };
    }

    /** One that throws on every picture of this person. */
    public static Detector refusing(int person) {
        return (image, options) -> {
            if (image.data()[0] == person) {
                throw new IllegalStateException("not such a picture");
            }
            return detect(image, options);
        };
    }

    private static List<Face> detect(Image image, DetectorOptions options) {
        List<Face> faces = new ArrayList<>();
        for (int x = 0; x < image.width(); x++) {
            if (image.data()[x] != 0) {
                faces.add(new Face(new Box(x, 0, 1f / (x + 1), 1), .9f, points(x, image.data()[x])));
            }
        }
        return faces;
    }

    /** Points whose mean tells the place in the row. */
    private static List<Point> points(int x, byte person) {
        float spread = person == NO_FACE ? 0 : 1;
        return FaceTemplate.ARCFACE_112.points().stream()
                .map(p -> new Point(x * SPACING + spread * (p.x() - 56), spread * (p.y() - 56)))
                .toList();
    }

    /** Cuts the one byte out that the points stand for: the first of a crop. */
    public static Aligner aligner() {
        return aligner(AlignmentId.SIMILARITY, new Mood());
    }

    /** One of another way of alignment, that behaves as the mood says. */
    public static Aligner aligner(AlignmentId id, Mood mood) {
        return new Aligner() {
            @Override
            public AlignmentId id() {
                return id;
            }

            @Override
            public Image align(Image image, List<Point> points, FaceTemplate template) throws AlignmentException {
                mood.act();
                Similarity.estimate(points, template.points());
                double mean = points.stream().mapToDouble(Point::x).average().orElseThrow();
                int x = image.width() == 1 ? 0 : Math.round((float) mean / SPACING);
                byte[] crop = new byte[template.width() * template.height()];
                crop[0] = image.data()[x];
                return mood.trick == Mood.Trick.TOO_FEW
                        ? Image.of(1, 1, PixelFormat.GRAY, new byte[1])
                        : Image.of(template.width(), template.height(), PixelFormat.GRAY, crop);
            }
        };
    }

    /** An encoded picture is its one byte. */
    public static PictureCodec codec() {
        return new PictureCodec() {
            @Override
            public Image read(Path file) {
                throw new UnsupportedOperationException();
            }

            @Override
            public Image decode(byte[] encoded, String name) {
                return Image.of(1, 1, PixelFormat.GRAY, encoded);
            }

            @Override
            public byte[] encode(Image image, String type, float quality) {
                return new byte[] {image.data()[0]};
            }

            @Override
            public boolean reads(Path file) {
                return false;
            }
        };
    }
}
