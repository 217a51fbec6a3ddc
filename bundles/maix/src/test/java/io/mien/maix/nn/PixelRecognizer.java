package io.mien.maix.nn;

import io.mien.MienException;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.camera.FrameSource;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.model.ModelId;
import io.mien.recognizer.Detection;
import io.mien.recognizer.EmbeddedFace;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognitionStream;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageStatus;
import io.mien.recognizer.StreamOptions;
import io.mien.store.Person;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sees a person in each byte of a gray row that is not 0. The embedding of a person is a direction of that many degrees in the
 * plane of the model that serves: two people who are 60 degrees apart have the score .75.
 */
final class PixelRecognizer implements Recognizer {
    /** A byte whose face has points that span nothing. */
    static final int FLAT = 100;

    /** Another such byte, for the aligner that comes with another model. */
    volatile int alsoFlat = FLAT;

    /** The least sure face. */
    static final float SCORE = .75f;

    private static final int DIMENSION = 4;
    private static final LineUp LINE_UP = LineUp.of(1, Map.of());

    /** The model that serves: 0, or another number after a swap. */
    volatile int model;

    /** Those in the slots. */
    volatile List<StageStatus> stages = List.of();

    /** What each call fails with. */
    volatile Optional<MienException> failure = Optional.empty();

    /** Run before a call fails. */
    volatile Runnable beforeFailure = () -> {};

    /** Options of the last call. */
    volatile DetectorOptions asked = DetectorOptions.defaults();

    /** Crops that were embedded again. */
    final AtomicInteger again = new AtomicInteger();

    /** Run before faces that were found before are embedded. */
    volatile Runnable beforeAgain = () -> {};

    static io.mien.maix.image.Image picture(int... people) {
        byte[] row = new byte[people.length];
        for (int i = 0; i < people.length; i++) {
            row[i] = (byte) people[i];
        }
        return io.mien.maix.image.Image.of(Image.of(people.length, 1, PixelFormat.GRAY, row));
    }

    @Override
    public EmbeddedFaces embed(Image image, DetectorOptions options, FaceSelection selection) throws MienException {
        return embedded(image, detect(image, options, selection).faces());
    }

    @Override
    public EmbeddedFaces embed(Image image, List<Face> faces) throws MienException {
        again.addAndGet(faces.size());
        beforeAgain.run();
        return embedded(image, faces);
    }

    private EmbeddedFaces embedded(Image image, List<Face> faces) {
        int serving = model;
        EmbeddingSpace space =
                new EmbeddingSpace(new ModelId("model" + serving, "0".repeat(64)), AlignmentId.SIMILARITY);
        List<EmbeddedFace> embedded = new ArrayList<>();
        for (Face face : faces) {
            int person = image.data()[(int) face.box().x()];
            byte[] crop = new byte[112 * 112];
            crop[0] = (byte) person;
            embedded.add(
                    person == FLAT || person == alsoFlat
                            ? EmbeddedFace.of(face)
                            : EmbeddedFace.of(
                                    face,
                                    new Embedding(space, direction(person, serving)),
                                    Image.of(112, 112, PixelFormat.GRAY, crop)));
        }
        return EmbeddedFaces.of(embedded, space, DIMENSION, FaceTemplate.ARCFACE_112, .7f, LINE_UP);
    }

    static float[] direction(int person, int model) {
        double angle = Math.toRadians(person);
        float[] values = new float[DIMENSION];
        values[2 * (model % 2)] = (float) Math.cos(angle);
        values[2 * (model % 2) + 1] = (float) Math.sin(angle);
        return values;
    }

    @Override
    public Detection detect(Image image, DetectorOptions options, FaceSelection selection) throws MienException {
        asked = options;
        if (failure.isPresent()) {
            beforeFailure.run();
            throw failure.get();
        }
        List<Face> faces = new ArrayList<>();
        for (int x = 0; x < image.width(); x++) {
            if (image.data()[x] != 0 && SCORE >= options.confidence().orElse(0)) {
                faces.add(new Face(new Box(x, 0, 1.4f, 1.6f), SCORE, points(x)));
            }
        }
        return Detection.of(faces, LINE_UP);
    }

    private static List<Point> points(int x) {
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < Face.POINTS; i++) {
            points.add(new Point(x + i + .6f, i - .4f));
        }
        return points;
    }

    @Override
    public Recognition recognize(Image image, RecognizeOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Enrollment enroll(Image image, String label, EnrollOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public boolean forget(String label) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<Person> people() {
        throw new UnsupportedOperationException();
    }

    @Override
    public RecognitionStream stream(FrameSource source, StreamOptions options) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<StageStatus> stages() {
        return stages;
    }

    @Override
    public List<GalleryStatus> galleries() {
        throw new UnsupportedOperationException();
    }
}
