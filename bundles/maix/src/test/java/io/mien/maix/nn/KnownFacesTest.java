package io.mien.maix.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whom a recognizer knows: MaixPy's labels and features, also after another extractor came. */
class KnownFacesTest extends FaceRecognizerCase {
    @Test
    void labelsBeginWithUnknownAndFeaturesDoNot() {
        assertEquals(List.of("unknown"), recognizer.labels());
        learn(10, "Ada");
        learn(70, "Bela");
        assertEquals(List.of("unknown", "Ada", "Bela"), recognizer.labels());
        assertEquals(2, recognizer.features().size());
        assertArrayEquals(
                PixelRecognizer.direction(10, 0), recognizer.features().get(0));
    }

    @Test
    void aFaceWithoutAFeatureIsNotAdded() {
        assertEquals(Err.ERR_ARGS, err(() -> recognizer.addFace(see(10), "Ada")));
        assertEquals(List.of("unknown"), recognizer.labels());
    }

    @Test
    void aFeatureOfTheProgramsOwnIsBroughtToUnitLengthIfItCanBe() {
        recognizer.add_face(own(3, 0, 0, 0), "Ada");
        assertArrayEquals(new float[] {1, 0, 0, 0}, recognizer.features().get(0));
        assertEquals(
                "the feature has 3 values, model0 makes 4",
                assertThrows(MaixException.class, () -> recognizer.addFace(own(1, 2, 3), "Bela"))
                        .getMessage());
        assertEquals(Err.ERR_ARGS, err(() -> recognizer.addFace(own(0, 0, 0, 0), "Bela")));
        assertEquals(Err.ERR_ARGS, err(() -> recognizer.addFace(own(1, Float.NaN, 0, 0), "Bela")));
        assertEquals(1, recognizer.features().size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\0b", "\ud800"})
    void aLabelThatNoFileCouldHoldIsRefused(String label) {
        assertEquals(Err.ERR_ARGS, err(() -> recognizer.addFace(own(1, 0, 0, 0), label)));
    }

    @Test
    void aLabelMayComeTwiceAndBeAnyText() {
        for (String label : List.of("Ada", "Ada", "unknown", "", "李雷")) {
            recognizer.addFace(own(1, 0, 0, 0), label);
        }
        assertEquals(List.of("unknown", "Ada", "Ada", "unknown", "", "李雷"), recognizer.labels());
    }

    @Test
    void aFaceIsRemovedByItsPlaceWithoutUnknown() {
        learn(10, "Ada");
        learn(70, "Bela");
        recognizer.removeFace(0);
        assertEquals(List.of("unknown", "Bela"), recognizer.labels());
        assertArrayEquals(
                PixelRecognizer.direction(70, 0), recognizer.features().get(0));
        assertEquals(1, see(70).classId());
        assertEquals(0, see(10).classId());
        assertEquals(Err.ERR_ARGS, err(() -> recognizer.remove_face(1)));
        assertEquals(Err.ERR_ARGS, err(() -> recognizer.removeFace(-1)));
    }

    @Test
    void theFirstFaceOfALabelIsRemoved() {
        learn(10, "Ada");
        learn(70, "Bela");
        learn(40, "Ada");
        recognizer.remove_face("Ada");
        assertEquals(List.of("unknown", "Bela", "Ada"), recognizer.labels());
        assertArrayEquals(
                PixelRecognizer.direction(40, 0), recognizer.features().get(1));
        assertEquals(Err.ERR_ARGS, err(() -> recognizer.removeFace("nobody")));
        assertEquals(Err.ERR_ARGS, err(() -> recognizer.removeFace("unknown")));
        assertEquals(2, recognizer.features().size());
    }

    @Test
    void peopleStayKnownWhenAnotherExtractorServes() {
        learn(10, "Ada");
        learn(70, "Bela");
        models.recognizer.model = 1;
        assertEquals("Bela", see(70).label());
        assertArrayEquals(
                PixelRecognizer.direction(10, 1), recognizer.features().get(0));
        assertEquals(2, models.recognizer.again.get(), "each face once");
        see(10);
        assertEquals(2, models.recognizer.again.get());
        models.recognizer.model = 0;
        assertEquals("Ada", see(10).label());
    }

    @Test
    void aFeatureWithoutAPictureIsNotComparedWithAnotherModels() {
        recognizer.addFace(own(PixelRecognizer.direction(10, 0)), "Ada");
        learn(70, "Bela");
        assertEquals("Ada", see(10).label());
        models.recognizer.model = 2;
        assertEquals("unknown", see(10).label(), "the values would be equal");
        assertEquals("Bela", see(70).label());
        assertEquals(List.of("unknown", "Ada", "Bela"), recognizer.labels());
        models.recognizer.model = 0;
        assertEquals("Ada", see(10).label());
    }

    @Test
    void aPictureDuringWhichTheExtractorChangesIsDoneAgain() {
        learn(10, "Ada");
        List<Integer> left = new ArrayList<>(List.of(1, 2));
        PixelRecognizer pixels = models.recognizer;
        pixels.model = 1;
        pixels.beforeAgain = () -> pixels.model = left.isEmpty() ? pixels.model : left.remove(0) + 1;
        assertEquals("Ada", see(10).label());
        assertEquals(3, pixels.model);
    }

    @Test
    void aFaceThatAnotherModelsAlignerRefusesIsNotComparedAndTheOthersAre() {
        learn(10, "Ada");
        learn(70, "Bela");
        models.recognizer.alsoFlat = 10;
        models.recognizer.model = 1;
        assertEquals("Bela", see(70).label());
        assertArrayEquals(
                PixelRecognizer.direction(10, 0), recognizer.features().get(0), "that of the model before");
        models.recognizer.alsoFlat = PixelRecognizer.FLAT;
        assertEquals("Ada", see(10).label());
    }
}
