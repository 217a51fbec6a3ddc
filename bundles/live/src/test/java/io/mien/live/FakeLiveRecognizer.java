package io.mien.live;

import io.mien.MienException;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.aligner.AlignmentId;
import io.mien.camera.FrameSource;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.Point;
import io.mien.model.ModelId;
import io.mien.recognizer.Detection;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.FaceFilter;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognitionStream;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StageFigures;
import io.mien.recognizer.StageStatus;
import io.mien.recognizer.StreamOptions;
import io.mien.recognizer.stream.OpenStreams;
import io.mien.store.Label;
import io.mien.store.Person;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Sees a face in each pixel that is not 0, larger ones for higher numbers, and knows those again who were enrolled. */
final class FakeLiveRecognizer implements Recognizer {
    /** Enrolls the largest face. */
    static final EnrollOptions LARGEST = EnrollOptions.defaults().selection(FaceSelection.LARGEST);

    private static final EmbeddingSpace SPACE =
            new EmbeddingSpace(new ModelId("pixels", "0".repeat(64)), AlignmentId.SIMILARITY);
    private static final int PEOPLE = 128;
    private static final LineUp LINE_UP = LineUp.of(1, Map.of());

    /** Kinds of which a stage serves. */
    volatile Set<StageKind> serving = EnumSet.allOf(StageKind.class);

    private final Semaphore asked = new Semaphore(0);
    private final Map<String, Integer> people = new TreeMap<>(); // guarded by this
    private final OpenStreams streams = new OpenStreams();
    /** A recognition takes one permit. */
    final Semaphore pace = new Semaphore(1000);

    volatile boolean broken;

    @Override
    public Recognition recognize(Image image, RecognizeOptions options) throws MienException {
        return recognize(image, options, FaceFilter.ALL);
    }

    private Recognition recognize(Image image, RecognizeOptions options, FaceFilter filter) throws MienException {
        pace.acquireUninterruptibly();
        if (broken) {
            throw new MienException("no detector");
        }
        List<RecognizedFace> faces = new ArrayList<>();
        for (byte who : image.data()) {
            if (who != 0) {
                faces.add(face(who));
            }
        }
        List<Face> worth =
                filter.worth(image, faces.stream().map(RecognizedFace::face).toList());
        return Recognition.of(
                faces.stream()
                        .map(f -> worth.contains(f.face()) ? f : unnamed(f.face()))
                        .map(f -> options.embeddings() ? f : without(f))
                        .toList(),
                LINE_UP);
    }

    private static RecognizedFace unnamed(Face face) {
        return RecognizedFace.of(face, Label.UNKNOWN, false, 0);
    }

    private static RecognizedFace without(RecognizedFace face) {
        return RecognizedFace.of(face.face(), face.label(), face.known(), face.similarity());
    }

    private synchronized RecognizedFace face(int who) {
        Optional<String> label = people.entrySet().stream()
                .filter(p -> p.getValue() == who)
                .map(Map.Entry::getKey)
                .findFirst();
        Face face = new Face(new Box(0, 0, who, who), .9f, Collections.nCopies(Face.POINTS, new Point(0, 0)));
        float[] values = new float[PEOPLE];
        values[who] = 1;
        return RecognizedFace.of(face, label.orElse(Label.UNKNOWN), label.isPresent(), label.isPresent() ? 1 : 0)
                .embedding(Optional.of(new Embedding(SPACE, values)));
    }

    @Override
    public Enrollment enroll(Image image, String label, EnrollOptions options) throws MienException {
        if (options.selection() != FaceSelection.LARGEST) {
            throw new MienException("several faces");
        }
        int largest = 0;
        for (byte who : image.data()) {
            largest = Math.max(largest, who);
        }
        String called;
        synchronized (this) {
            called = options.numbered() ? Label.numbered(label, people.keySet()) : label;
            people.put(called, largest);
        }
        return Enrollment.of(called, 1, face(largest).face(), LINE_UP);
    }

    @Override
    public synchronized boolean forget(String label) {
        return people.remove(label) != null;
    }

    @Override
    public synchronized List<Person> people() {
        return people.keySet().stream()
                .map(label -> new Person(label, 1, Instant.EPOCH))
                .toList();
    }

    @Override
    public RecognitionStream stream(FrameSource source, StreamOptions options) {
        return streams.open(
                source, options.inFlight(), image -> recognize(image, options.recognize(), options.filter()));
    }

    /** Goes away. */
    void close() {
        streams.close();
    }

    @Override
    public Detection detect(Image image, DetectorOptions options, FaceSelection selection) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EmbeddedFaces embed(Image image, DetectorOptions options, FaceSelection selection) {
        throw new UnsupportedOperationException();
    }

    @Override
    public EmbeddedFaces embed(Image image, List<Face> faces) {
        throw new UnsupportedOperationException();
    }

    /** Waits until its stages were asked for so often. */
    void awaitAsked(int times) throws InterruptedException {
        if (!asked.tryAcquire(times, 60, TimeUnit.SECONDS)) {
            throw new AssertionError("nobody asked for the stages " + times + " times");
        }
    }

    @Override
    public List<StageStatus> stages() {
        asked.release();
        return serving.stream()
                .map(kind -> StageStatus.of(
                        kind, new StageId(kind.word(), "1.0.0"), StageStatus.State.SERVING, "", StageFigures.of(0, 0)))
                .toList();
    }

    @Override
    public List<GalleryStatus> galleries() {
        return List.of();
    }
}
