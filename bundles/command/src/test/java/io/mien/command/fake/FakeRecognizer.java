package io.mien.command.fake;

import io.mien.MienException;
import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.camera.FrameSource;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.detector.SearchBound;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Image;
import io.mien.model.ModelId;
import io.mien.recognizer.Detection;
import io.mien.recognizer.EmbeddedFace;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.FacesFiles;
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
import io.mien.store.Label;
import io.mien.store.Person;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Sees what the scenes say, and knows those again who were enrolled under the name they have there. */
public final class FakeRecognizer implements Recognizer, FacesFiles {
    /** What the detector does not search for. */
    public Optional<SearchBound> bound = Optional.empty();

    /** The galleries in memory. */
    public List<GalleryStatus> galleries = List.of();

    private static final LineUp LINE_UP = LineUp.of(
            1,
            Map.of(
                    StageKind.DETECTOR,
                            new StageId("seer", "1.0.0", new StageContent.Weights("seer@" + "ab".repeat(32))),
                    StageKind.STORE, new StageId("memory", "2.0.0")));
    private static final EmbeddingSpace SPACE =
            new EmbeddingSpace(new ModelId("features", "cd".repeat(32)), AlignmentId.SIMILARITY);

    private final FakeCodec codec;
    private final Map<String, Integer> people = new TreeMap<>();
    private final AtomicLong ids = new AtomicLong();

    /** In the slots; changed by tests. */
    public volatile List<StageStatus> stages = List.of(
            stage(StageKind.DETECTOR, "seer"),
            stage(StageKind.ALIGNER, "cutter"),
            stage(StageKind.EXTRACTOR, "features"),
            stage(StageKind.MATCHER, "exact"),
            stage(StageKind.STORE, "memory"));

    /** Whose face has which embedding; changed by tests. */
    public volatile Function<String, float[]> embeddings =
            who -> who.equals("Ada") ? new float[] {1, 0} : new float[] {0, 1};

    /** What answers; changed by tests. */
    public volatile LineUp lineUp = LINE_UP;

    /** The options of the last call. */
    public volatile DetectorOptions lastDetector;

    /** The options of the last recognition. */
    public volatile RecognizeOptions lastRecognize;

    /** Sees the scenes that {@code codec} reads. */
    public FakeRecognizer(FakeCodec codec) {
        this.codec = codec;
    }

    /** A stage that serves. */
    public static StageStatus stage(StageKind kind, String name) {
        String model = kind == StageKind.STORE ? FakeStore.GALLERY.toString() : "";
        return StageStatus.of(
                kind,
                new StageId(name, "1.0.0", StageContent.of(kind, model)),
                StageStatus.State.SERVING,
                "",
                StageFigures.NONE);
    }

    private List<FakeScene.Somebody> see(Image image, DetectorOptions options, FaceSelection selection) {
        lastDetector = options;
        FakeScene scene = codec.scene(image);
        List<Face> all = scene.people().stream().map(FakeScene.Somebody::face).toList();
        List<Face> meant = selection.of(all, image.width(), image.height());
        return scene.people().stream().filter(s -> meant.contains(s.face())).toList();
    }

    @Override
    public Optional<SearchBound> searchBound(int width, int height, DetectorOptions options) {
        return bound;
    }

    @Override
    public Detection detect(Image image, DetectorOptions options, FaceSelection selection) {
        return Detection.of(
                see(image, options, selection).stream()
                        .map(FakeScene.Somebody::face)
                        .toList(),
                lineUp);
    }

    @Override
    public EmbeddedFaces embed(Image image, DetectorOptions options, FaceSelection selection) {
        List<EmbeddedFace> faces = new ArrayList<>();
        for (FakeScene.Somebody somebody : see(image, options, selection)) {
            float[] values = embeddings.apply(somebody.who());
            Optional<Embedding> embedding =
                    somebody.who().equals("flat") ? Optional.empty() : Optional.of(new Embedding(SPACE, values));
            faces.add(embedding
                    .map(e -> EmbeddedFace.of(somebody.face(), e, image))
                    .orElseGet(() -> EmbeddedFace.of(somebody.face())));
        }
        return EmbeddedFaces.of(faces, SPACE, 2, FaceTemplate.ARCFACE_112, .75f, lineUp);
    }

    @Override
    public EmbeddedFaces embed(Image image, List<Face> faces) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Recognition recognize(Image image, RecognizeOptions options) {
        lastRecognize = options;
        List<RecognizedFace> faces = new ArrayList<>();
        for (FakeScene.Somebody somebody : see(image, options.detector(), options.selection())) {
            boolean known = people.containsKey(somebody.who());
            faces.add(RecognizedFace.of(
                    somebody.face(), known ? somebody.who() : Label.UNKNOWN, known, known ? .875f : .5f));
        }
        return Recognition.of(faces, lineUp);
    }

    @Override
    public synchronized Enrollment enroll(Image image, String label, EnrollOptions options) throws MienException {
        String checked = Label.check(label);
        List<FakeScene.Somebody> seen = see(image, options.detector(), options.selection());
        if (seen.size() != 1) {
            throw new EnrollmentRefusedException(seen.size() + " faces", seen.size());
        }
        people.merge(checked, 1, Integer::sum);
        return Enrollment.of(checked, ids.incrementAndGet(), seen.get(0).face(), lineUp);
    }

    @Override
    public boolean forget(String label) {
        return people.remove(label) != null;
    }

    @Override
    public List<Person> people() {
        return people.entrySet().stream()
                .map(e -> new Person(e.getKey(), e.getValue(), Instant.EPOCH))
                .toList();
    }

    @Override
    public RecognitionStream stream(FrameSource source, StreamOptions options) {
        throw new UnsupportedOperationException("no command streams");
    }

    @Override
    public List<StageStatus> stages() {
        return stages;
    }

    @Override
    public List<GalleryStatus> galleries() {
        return galleries;
    }

    @Override
    public int importFaces(Path file) {
        return 3;
    }

    @Override
    public int exportFaces(Path file) {
        return 1;
    }
}
