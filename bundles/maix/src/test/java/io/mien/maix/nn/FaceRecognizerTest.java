package io.mien.maix.nn;

import static io.mien.maix.nn.PixelRecognizer.picture;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.StageKind;
import io.mien.StageUnavailableException;
import io.mien.detector.DetectorOptions;
import io.mien.detector.SearchDepth;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.image.Format;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What MaixPy's documentation says of its recognizer, each with its value. */
@Timeout(60)
class FaceRecognizerTest extends FaceRecognizerCase {
    @Test
    void classIdIsAnIndexIntoLabels() {
        learn(10, "Ada");
        learn(70, "Bela");
        FaceObjects faces = recognizer.recognize(picture(71, 10));
        assertEquals(2, faces.at(0).classId());
        assertEquals("Bela", recognizer.labels().get(faces.at(0).classId()));
        assertEquals("Bela", faces.at(0).label());
        assertEquals(1, faces.at(1).class_id());
    }

    /** Score = .5 + .5 cosine, of a stranger too; the threshold .8 by default, and greater than, not equal. */
    @ParameterizedTest
    @CsvSource({"10, .8, 1, 1", "40, .8, .933013, 1", "70, .8, .75, 0", "70, .7499, .75, 1", "100, .8, 0, 0"})
    void aKnownFaceScoresMoreThanTheThreshold(int person, double compareTh, float score, int classId) {
        learn(10, "Ada");
        FaceObject face =
                recognizer.recognize(picture(person), .5, .45, compareTh).at(0);
        assertEquals(score, face.score(), 1e-5);
        assertEquals(classId, face.classId());
        assertEquals(classId == 0 ? "unknown" : "Ada", face.label());
    }

    @Test
    void aFaceThatScoresTheThresholdItselfIsUnknown() {
        learn(10, "Ada");
        float score = see(50).score();
        assertEquals(
                1,
                recognizer
                        .recognize(picture(50), .5, .45, Math.nextDown(score))
                        .at(0)
                        .classId());
        assertEquals(0, recognizer.recognize(picture(50), .5, .45, score).at(0).classId());
    }

    @Test
    void aMissingArgumentIsNamed() {
        FaceObject face = see(10);
        assertMissing("img", () -> recognizer.recognize(null));
        assertMissing("fit", () -> recognizer.recognize(picture(10), .5, .45, .8, false, false, null));
        assertMissing("face", () -> recognizer.addFace(null, "Ada"));
        assertMissing("label", () -> recognizer.addFace(face, null));
        assertMissing("label", () -> recognizer.removeFace(null));
        assertMissing("a path", () -> recognizer.saveFaces(null));
        assertMissing("a path", () -> recognizer.loadFaces(null));
        assertMissing("a model", () -> recognizer.load(null, "mien_feature"));
    }

    private static void assertMissing(String name, Executable call) {
        MaixException e = assertThrows(MaixException.class, call);
        assertEquals(Err.ERR_ARGS, e.err());
        assertEquals(name + " is missing: it is null", e.getMessage());
    }

    @Test
    void aLabelThatUtf8CannotHoldIsRefusedWithTheReason() {
        FaceObject face = recognizer.recognize(picture(10), .5, .45, true).at(0);
        MaixException e = assertThrows(MaixException.class, () -> recognizer.addFace(face, "a\ud800"));
        assertEquals("a label is text that UTF-8 can hold: half a surrogate pair is none", e.getMessage());
    }

    @Test
    void withoutKnownFacesTheScoreIsZero() {
        assertEquals(0, see(10).score());
        assertEquals(0, see(10).classId());
    }

    @Test
    void theBestOfAllFacesCountsAndOfEqualOnesTheFirst() {
        learn(40, "Bela");
        learn(10, "Ada");
        learn(10, "Ada again");
        assertEquals(2, see(10).classId());
        assertEquals(1, see(39).classId());
    }

    @Test
    void aFaceIsInWholePixelsOfThePicture() {
        FaceObject face = recognizer.recognize(picture(0, 10)).at(0);
        assertEquals(List.of(1, 0, 1, 2), List.of(face.x(), face.y(), face.w(), face.h()));
        assertArrayEquals(new int[] {2, 0, 3, 1, 4, 2, 5, 3, 6, 4}, face.points());
        assertEquals("x: 1, y: 0, w: 1, h: 2, class_id: 0, score: 0.000000", face.toString());
    }

    @Test
    void featureAndFaceAreThereOnlyIfAskedFor() {
        FaceObject plain = see(10);
        assertEquals(0, plain.feature().length);
        assertEquals(Optional.empty(), plain.face());
        FaceObject feature =
                recognizer.recognize(picture(10), .5, .45, .8, true).at(0);
        assertArrayEquals(PixelRecognizer.direction(10, 0), feature.feature());
        assertEquals(Optional.empty(), feature.face());
        FaceObject face =
                recognizer.recognize(picture(10), .5, .45, .8, false, true).at(0);
        assertEquals(0, face.feature().length);
        assertEquals(112, face.face().orElseThrow().width());
        assertEquals(Format.FMT_GRAYSCALE, face.face().orElseThrow().format());
    }

    /** In Python {@code True} in that place is the threshold 1: nobody is known, and no feature comes. */
    @Test
    void theFourthArgumentOfThePagesFirstVersionAsksForTheFeature() {
        learn(10, "Ada");
        FaceObject face = recognizer.recognize(picture(10), .5, .45, true).at(0);
        assertEquals(1, face.classId());
        assertEquals(4, face.feature().length);
    }

    @Test
    void thresholdsReachTheDetectorWhichLooksOnce() {
        recognizer.recognize(picture(10));
        DetectorOptions once = DetectorOptions.defaults().depth(SearchDepth.WHOLE_PICTURE);
        assertEquals(once.confidence(.5).iou(.45), models.recognizer.asked);
        assertEquals(0, recognizer.recognize(picture(10), .9, .3).size());
        assertEquals(once.confidence(.9).iou(.3), models.recognizer.asked);
    }

    @Test
    void argumentsOutOfTheirRangeAreRefusedByName() {
        assertEquals(
                "conf_th is in 0..1, not 1.5",
                assertThrows(MaixException.class, () -> recognizer.recognize(picture(10), 1.5))
                        .getMessage());
        assertEquals(Err.ERR_ARGS, err(() -> recognizer.recognize(picture(10), .5, -1)));
        assertEquals(Err.ERR_ARGS, err(() -> recognizer.recognize(picture(10), .5, .45, Double.NaN)));
    }

    @Test
    void aFaceWhosePointsSpanNothingIsUnknownAndHasNoFeature() {
        learn(10, "Ada");
        FaceObjects faces = recognizer.recognize(picture(PixelRecognizer.FLAT, 10), .5, .45, true);
        assertEquals(0, faces.at(0).score());
        assertEquals(0, faces.at(0).feature().length);
        assertEquals(1, faces.at(1).classId());
    }

    @Test
    void inputsAreThoseOfTheDescriptions() {
        assertEquals(320, recognizer.inputWidth());
        assertEquals(256, recognizer.input_height());
        assertEquals(320, recognizer.input_size().width());
        assertEquals(Format.FMT_RGB888, recognizer.inputFormat(), "that of the feature model");
        assertEquals(List.of(104f, 117f, 123f), recognizer.meanDetector());
        assertEquals(List.of(.5f, 1f, 2f), recognizer.scale_detector());
        assertEquals(List.of(127.5f, 127.5f, 127.5f), recognizer.mean_feature());
        assertEquals(List.of(.0078125f, .0078125f, .0078125f), recognizer.scaleFeature());
    }

    @Test
    void aStageThatIsMissingIsSaid() {
        models.recognizer.failure = Optional.of(new StageUnavailableException(StageKind.DETECTOR, "no detector"));
        assertEquals(Err.ERR_NOT_READY, err(() -> see(10)));
    }

    @Test
    void nothingWorksBeforeLoadingAndAfterClosing() {
        assertEquals(Err.ERR_NOT_READY, err(() -> new FaceRecognizer().recognize(picture(10))));
        FaceObject face = recognizer.recognize(picture(10), .5, .45, true).at(0);
        recognizer.oneFrameLag(true);
        recognizer.close();
        recognizer.close();
        assertEquals(1, models.closes.get());
        for (Executable call : List.<Executable>of(
                () -> see(10),
                () -> recognizer.addFace(face, "Ada"),
                () -> recognizer.removeFace(0),
                () -> recognizer.removeFace("Ada"),
                () -> recognizer.saveFaces("f"),
                () -> recognizer.loadFaces("f"),
                recognizer::labels,
                recognizer::features,
                recognizer::inputWidth,
                recognizer::inputFormat,
                recognizer::meanDetector,
                recognizer::maix,
                () -> recognizer.oneFrameLag(true),
                () -> recognizer.load("mien_detector", "mien_feature"))) {
            assertEquals(Err.ERR_NOT_READY, err(call));
        }
        assertFalse(
                Thread.getAllStackTraces().keySet().stream()
                        .anyMatch(t -> t.getName().equals("maix-frame")),
                "a thread is left");
    }
}
