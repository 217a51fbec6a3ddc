package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageUnavailableException;
import io.mien.detector.DetectorOptions;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.Enrollment;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.FacesFileException;
import io.mien.recognizer.LookAlike;
import io.mien.recognizer.PictureEnrolledException;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.FakeExtractor;
import io.mien.recognizer.fake.MemoryStore;
import io.mien.recognizer.fake.ScanMatcher;
import io.mien.recognizer.fake.Scene;
import io.mien.recognizer.gallery.GalleriesComponent;
import io.mien.recognizer.lineup.Binder;
import io.mien.recognizer.lineup.StageRegistry;
import io.mien.store.IllegalLabelException;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import io.mien.support.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecognizerServiceTest {
    private final GalleriesComponent galleries = new GalleriesComponent(Bench.config(200));
    private final StageRegistry slots = new StageRegistry(Bench.config(200), Map.of(), galleries);
    private final Binder stages = new Binder(slots);
    private final RecognizerService recognizer = new RecognizerService(Bench.config(200), slots, galleries);
    private final MemoryStore store = new MemoryStore();
    private final FakeExtractor extractor = new FakeExtractor("first", 8);
    private Map<String, Object> extractorProperties;

    @BeforeEach
    void bind() {
        stages.bind(Scene.detector(), Bench.properties("detector", "1.0.0", 0));
        stages.bind(Scene.aligner(), Bench.properties("aligner", "1.0.0", 0));
        extractorProperties = Bench.properties("first", "1.0.0", 0);
        stages.bind(extractor, extractorProperties);
        stages.bind(new ScanMatcher(), Bench.properties("scan", "1.0.0", 0));
        stages.bind(store, Bench.properties("memory", "1.0.0", 0));
        galleries.setCodec(Scene.codec());
    }

    private List<String> labels(int... people) throws MienException {
        return recognizer.recognize(Scene.of(people), RecognizeOptions.defaults()).faces().stream()
                .map(RecognizedFace::label)
                .toList();
    }

    private Enrollment enroll(int person, String label) throws MienException {
        return recognizer.enroll(Scene.of(person), label, EnrollOptions.defaults());
    }

    @Test
    void knowsEnrolledPeopleAndNoOthers() throws MienException {
        assertEquals(List.of("unknown"), labels(1));
        enroll(1, "Ada");
        enroll(2, " Bela ");
        assertEquals(List.of("Bela", "unknown", "Ada"), labels(2, 3, 1));
        assertEquals(
                List.of("Ada", "Bela"),
                recognizer.people().stream().map(p -> p.label()).toList());
    }

    @Test
    void theFacesOfAPictureAreOneBatch() throws MienException {
        labels(1, 2, 3, 4);
        assertEquals(List.of(4), extractor.batches);
    }

    @Test
    void similarityIsHalfPlusHalfTheCosineAndTheThresholdIsTheModels() throws MienException {
        enroll(1, "Ada");
        RecognizedFace same = recognizer
                .recognize(Scene.of(1), RecognizeOptions.defaults())
                .faces()
                .get(0);
        RecognizedFace other = recognizer
                .recognize(Scene.of(2), RecognizeOptions.defaults())
                .faces()
                .get(0);
        assertEquals(1f, same.similarity());
        assertEquals(.5f, other.similarity());
        assertFalse(other.known());
        RecognizeOptions lenient = RecognizeOptions.defaults().threshold(.5).embeddings(true);
        RecognizedFace named =
                recognizer.recognize(Scene.of(2), lenient).faces().get(0);
        assertEquals("Ada", named.label());
        assertEquals(8, named.embedding().orElseThrow().dimension());
    }

    @Test
    void aResultNamesItsLineUp() throws MienException {
        enroll(1, "Ada");
        Recognition result = recognizer.recognize(Scene.of(1), RecognizeOptions.defaults());
        assertEquals("detector", result.lineUp().stage(StageKind.DETECTOR).name());
        assertEquals(
                store.gallery().toString(),
                result.lineUp().stage(StageKind.STORE).content().id());
        assertEquals(5, result.lineUp().stages().size());
        assertEquals(
                List.of(StageKind.DETECTOR),
                List.copyOf(recognizer
                        .detect(Scene.of(1), DetectorOptions.defaults(), FaceSelection.ALL)
                        .lineUp()
                        .stages()
                        .keySet()));
    }

    @Test
    void aFaceWhosePointsSpanNothingHasNoNameAndHarmsNoOther() throws MienException {
        enroll(1, "Ada");
        assertEquals(List.of("unknown", "Ada"), labels(Scene.NO_FACE, 1));
        assertThrows(EnrollmentRefusedException.class, () -> enroll(Scene.NO_FACE, "Nobody"));
    }

    @Test
    void aPictureWithSeveralFacesIsRefusedUnlessOneIsAskedFor() throws MienException {
        EnrollmentRefusedException e = assertThrows(
                EnrollmentRefusedException.class,
                () -> recognizer.enroll(Scene.of(1, 2, 3), "Ada", EnrollOptions.defaults()));
        assertEquals(3, e.faces());
        assertTrue(recognizer.people().isEmpty());
        recognizer.enroll(Scene.of(1, 2, 3), "Left", EnrollOptions.defaults().selection(FaceSelection.LARGEST));
        recognizer.enroll(Scene.of(4, 5, 6), "Middle", EnrollOptions.defaults().selection(FaceSelection.CENTRE));
        assertEquals(List.of("Left", "Middle"), labels(1, 5));
    }

    @Test
    void nothingIsEnrolledFromAPictureWithoutAFaceOrUnderNoName() {
        assertEquals(
                0,
                assertThrows(EnrollmentRefusedException.class, () -> enroll(0, "Ada"))
                        .faces());
        assertThrows(IllegalLabelException.class, () -> enroll(1, " "));
        assertThrows(IllegalLabelException.class, () -> enroll(1, "unknown"));
        assertTrue(store.faces().isEmpty());
    }

    @Test
    void forgottenPersonIsUnknown() throws MienException {
        enroll(1, "Ada");
        enroll(2, "Bela");
        labels(1);
        assertTrue(recognizer.forget("Ada"));
        assertEquals(List.of("unknown", "Bela"), labels(1, 2));
        assertFalse(recognizer.forget("Ada"));
    }

    @Test
    void doesNotKnowWhatTheStoreDidNotTake() throws MienException {
        labels(1);
        store.fail(true);
        assertThrows(StoreException.class, () -> enroll(1, "Ada"));
        assertEquals(List.of("unknown"), labels(1));
    }

    @Test
    void anotherExtractorKnowsThePeopleFromTheirChips() throws MienException {
        enroll(1, "Ada");
        enroll(2, "Bela");
        enroll(3, "Chidi");
        FakeExtractor second = new FakeExtractor("second", 5);
        stages.bind(second, Bench.properties("second", "1.0.0", 5));
        assertEquals(List.of("Chidi", "Ada", "Bela", "unknown"), labels(3, 1, 2, 4));
        assertEquals(List.of(2, 1, 4), second.batches, "two batches of chips, then the picture");
        enroll(4, "Dov");
        assertEquals(List.of("Dov"), labels(4));
    }

    @Test
    void embeddingsOfAnotherModelAreNeverCompared() throws Exception {
        store.add(List.of(new NewFace(
                "Chipless",
                Optional.empty(),
                recognizer
                        .embed(Scene.of(2), DetectorOptions.defaults(), FaceSelection.ALL)
                        .faces()
                        .get(0)
                        .embedding()
                        .orElseThrow())));
        enroll(1, "Ada");
        assertEquals(List.of("Chipless"), labels(2));
        stages.bind(new FakeExtractor("second", 8), Bench.properties("second", "1.0.0", 5));
        Await.until("the second serves", () -> recognizer
                .recognize(Scene.of(1), RecognizeOptions.defaults())
                .lineUp()
                .stage(StageKind.EXTRACTOR)
                .name()
                .equals("second"));
        assertEquals(List.of("Ada", "unknown"), labels(1, 2));
    }

    @Test
    void aMissingStageIsNamed() {
        stages.unbindExtractor(extractorProperties);
        StageUnavailableException e = assertThrows(StageUnavailableException.class, () -> labels(1));
        assertEquals(StageKind.EXTRACTOR, e.kind());
    }

    @Test
    void aRetiredExtractorIsReplacedOnTheWay() throws MienException {
        enroll(1, "Ada");
        long before = recognizer
                .recognize(Scene.of(1), RecognizeOptions.defaults())
                .lineUp()
                .number();
        FakeExtractor same = new FakeExtractor("first", 8);
        stages.bind(same, Bench.properties("first", "1.0.0", 0));
        extractor.retired = true;
        stages.unbindExtractor(extractorProperties);
        Recognition after = recognizer.recognize(Scene.of(1), RecognizeOptions.defaults());
        assertEquals("Ada", after.faces().get(0).label());
        assertNotEquals(before, after.lineUp().number());
    }

    @Test
    void facesFilesGoOutAndComeBack(@TempDir Path folder) throws Exception {
        enroll(1, "Ada");
        enroll(2, "李雷");
        Path file = folder.resolve("faces.bin");
        assertEquals(2, recognizer.exportFaces(file));
        assertThrows(FacesFileException.class, () -> recognizer.exportFaces(file), "overwritten");
        recognizer.forget("Ada");
        recognizer.forget("李雷");
        assertEquals(2, recognizer.importFaces(file));
        assertEquals(List.of("李雷", "Ada"), labels(2, 1));
        assertEquals(List.of(file), Files.list(folder).toList());
    }

    @Test
    void aFacesFileOfAnotherModelIsRefusedByName(@TempDir Path folder) throws Exception {
        enroll(1, "Ada");
        Path file = folder.resolve("faces.bin");
        recognizer.exportFaces(file);
        stages.bind(new FakeExtractor("second", 5), Bench.properties("second", "1.0.0", 5));
        FacesFileException e = assertThrows(FacesFileException.class, () -> recognizer.importFaces(file));
        assertTrue(e.getMessage().contains("'Ada' has 8 values, second makes 5"), e.getMessage());
        assertEquals(1, store.faces().size());
    }

    @Test
    void aFacesFileIsTakenWholeOrNotAtAll(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("faces.bin");
        Files.write(file, new byte[] {'A', 0, 8, 0});
        assertThrows(FacesFileException.class, () -> recognizer.importFaces(file));
        byte[] zero = new byte[4 + 32];
        zero[0] = 'A';
        zero[2] = 8;
        Files.write(file, zero);
        assertTrue(assertThrows(FacesFileException.class, () -> recognizer.importFaces(file))
                .getMessage()
                .contains("zero or not finite"));
        assertThrows(FacesFileException.class, () -> recognizer.importFaces(folder.resolve("none.bin")));
        assertTrue(store.faces().isEmpty());
    }

    @Test
    void storesTheSamePictureOnceForOnePerson() throws MienException {
        Enrollment first = enroll(1, "Ada");
        Enrollment again = enroll(1, "Ada");
        assertFalse(first.known());
        assertTrue(again.known());
        assertEquals(first.faceId(), again.faceId());
        assertEquals(1, store.faces().size());
        PictureEnrolledException refused = assertThrows(PictureEnrolledException.class, () -> enroll(1, "Bela"));
        assertEquals("Ada", refused.label());
        assertEquals(first.faceId(), refused.faceId());
        recognizer.forget("Ada");
        assertFalse(enroll(1, "Bela").known());
    }

    @Test
    void takesSeveralFacesOfOnePictureForSeveralPeople() throws MienException {
        recognizer.enroll(Scene.of(1, 2, 3), "Left", EnrollOptions.defaults().selection(FaceSelection.LARGEST));
        EnrollOptions centre = EnrollOptions.defaults().selection(FaceSelection.CENTRE);
        assertFalse(recognizer.enroll(Scene.of(1, 2, 3), "Middle", centre).known());
        assertTrue(recognizer.enroll(Scene.of(1, 2, 3), "Middle", centre).known());
        assertThrows(PictureEnrolledException.class, () -> recognizer.enroll(Scene.of(1, 2, 3), "Left", centre));
    }

    @Test
    void saysWhomAFaceIsLike() throws MienException {
        Enrollment ada = enroll(1, "Ada");
        assertEquals(Optional.empty(), ada.lookAlike());
        assertEquals(
                Optional.empty(),
                recognizer
                        .enroll(Scene.of(1, 0), "Ada", EnrollOptions.defaults())
                        .lookAlike());
        LookAlike like = recognizer
                .enroll(Scene.of(1, 0, 0), "Bela", EnrollOptions.defaults())
                .lookAlike()
                .orElseThrow();
        assertEquals("Ada", like.label());
        assertTrue(like.cosine() > .99f);
        assertEquals(Optional.empty(), enroll(2, "Chidi").lookAlike());
    }
}
