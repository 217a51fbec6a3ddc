package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageUnavailableException;
import io.mien.aligner.FaceTemplate;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.image.Image;
import io.mien.recognizer.EmbeddedFace;
import io.mien.recognizer.EmbeddedFaces;
import io.mien.recognizer.EnrollmentRefusedException;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.FakeExtractor;
import io.mien.recognizer.fake.Scene;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import io.mien.support.testing.Await;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecognizerServiceTest extends RecognizerServiceCase {
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
    void facesThatWereFoundBeforeAreEmbeddedWithoutADetector() throws MienException {
        EmbeddedFaces found = recognizer.embed(Scene.of(2, 3), DetectorOptions.defaults(), FaceSelection.ALL);
        List<Face> faces = found.faces().stream().map(EmbeddedFace::face).toList();
        stages.unbindDetector(detectorProperties);
        EmbeddedFaces again = recognizer.embed(Scene.of(2, 3), faces);
        assertEquals(
                found.faces().stream().map(EmbeddedFace::embedding).toList(),
                again.faces().stream().map(EmbeddedFace::embedding).toList());
        assertEquals(
                Set.of(StageKind.ALIGNER, StageKind.EXTRACTOR),
                again.lineUp().stages().keySet());
    }

    @Test
    void anEmbeddedFaceComesWithTheCropThatItWasMadeOf() throws MienException {
        EmbeddedFaces found =
                recognizer.embed(Scene.of(2, Scene.NO_FACE), DetectorOptions.defaults(), FaceSelection.ALL);
        Image crop = found.faces().get(0).aligned().orElseThrow();
        assertEquals(List.of(112, 2), List.of(crop.width(), (int) crop.data()[0]));
        assertEquals(Optional.empty(), found.faces().get(1).aligned());
    }

    @Test
    void withoutFacesTheAnswerTellsWhatEmbeddingsAreLike() throws MienException {
        EmbeddedFaces none = recognizer.embed(Scene.of(), List.of());
        assertEquals(List.of(), none.faces());
        assertEquals(8, none.dimension());
        assertEquals(FaceTemplate.ARCFACE_112, none.template());
        assertEquals(
                recognizer
                        .embed(Scene.of(2), DetectorOptions.defaults(), FaceSelection.ALL)
                        .faces()
                        .get(0)
                        .embedding()
                        .orElseThrow()
                        .space(),
                none.space());
        assertEquals(List.of(1), extractor.batches, "nothing is run without faces");
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
}
