package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.maix.MaixException;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Format;
import io.mien.maix.image.Image;
import io.mien.maix.nn.DetectedObject;
import io.mien.maix.nn.FaceDetector;
import io.mien.maix.nn.FaceObject;
import io.mien.maix.nn.FaceObjects;
import io.mien.maix.nn.FaceRecognizer;
import io.mien.maix.nn.Retinaface;
import io.mien.model.InputSize;
import io.mien.support.testing.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** MaixPy's module {@code nn} with real weights, from the distribution as it was built. */
@Timeout(600)
class FaceRecognizerIT {
    private static final Path HOME = Path.of(System.getProperty("mien.home"));
    static final List<String> PEOPLE = List.of("Ada", "Chidi", "Hana");

    /** The calibrated threshold of the feature models that come with Mien, whose .8 is MaixPy's. */
    private static final double COMPARE_TH = .734;

    @TempDir
    Path folder;

    static Image picture(String name) {
        return Image.load(HOME.resolve("people/people").resolve(name + ".jpg").toString());
    }

    static void learn(FaceRecognizer recognizer) {
        for (String person : PEOPLE) {
            recognizer.addFace(
                    recognizer.recognize(picture(person + "/1"), .5, .45, true).at(0), person);
        }
    }

    static FaceObject see(FaceRecognizer recognizer, String name) {
        FaceObjects faces = recognizer.recognize(picture(name), .5, .45, COMPARE_TH, true, true);
        assertEquals(1, faces.size());
        return faces.at(0);
    }

    static void assertNames(FaceRecognizer recognizer) {
        for (int i = 0; i < PEOPLE.size(); i++) {
            FaceObject face = see(recognizer, PEOPLE.get(i) + "/2");
            assertEquals(i + 1, face.classId(), face.toString());
            assertEquals(PEOPLE.get(i), face.label());
            assertTrue(face.score() > COMPARE_TH && face.score() < 1, face.toString());
        }
        FaceObject stranger = see(recognizer, "Bela/1");
        assertEquals(0, stranger.classId());
        assertTrue(stranger.score() > 0 && stranger.score() < COMPARE_TH, stranger.toString());
    }

    /** Ada's first picture, whichever way the detector is shown it. */
    private static void assertPlacesAreThoseOfThePicture(FaceRecognizer recognizer, FaceObject contained) {
        for (Fit fit : List.of(Fit.FIT_FILL, Fit.FIT_COVER)) {
            FaceObject face = recognizer
                    .recognize(picture("Ada/1"), .5, .45, COMPARE_TH, false, false, fit)
                    .at(0);
            assertEquals("Ada", face.label(), fit + " " + face);
            int most = contained.w() / 8;
            int[] points = face.points();
            for (int i = 0; i < points.length; i++) {
                assertEquals(contained.points()[i], points[i], most, fit + " " + face);
            }
        }
    }

    @Test
    void namesPeopleWithTheModelsThatComeWithMien() throws Exception {
        try (FaceRecognizer recognizer = new FaceRecognizer("mien_detector", "mien_feature");
                FaceRecognizer other = new FaceRecognizer(recognizer.maix(), "mien_detector", "mien_feature", false);
                Retinaface detector = new Retinaface(recognizer.maix(), "mien_detector")) {
            learn(recognizer);
            assertNames(recognizer);
            assertEquals(0, see(other, "Ada/1").classId(), "each recognizer knows its own people");

            FaceObject face = see(recognizer, "Ada/1");
            assertEquals(1, face.score(), 1e-3);
            assertEquals(256, face.feature().length);
            Image aligned = face.face().orElseThrow();
            assertEquals(
                    List.of(112, 112, Format.FMT_BGR888), List.of(aligned.width(), aligned.height(), aligned.format()));
            assertEquals(new InputSize(320, 256), recognizer.inputSize());
            assertEquals(List.of(104f, 117f, 123f), recognizer.meanDetector());

            DetectedObject found = detector.detect(picture("Ada/1")).at(0);
            assertEquals(
                    List.of(face.x(), face.y(), face.w(), face.h()),
                    List.of(found.x(), found.y(), found.w(), found.h()));
            assertArrayEquals(face.points(), found.points());

            assertPlacesAreThoseOfThePicture(recognizer, face);
            String file = folder.resolve("faces.bin").toString();
            recognizer.saveFaces(file);
            other.loadFaces(file);
            assertNames(other);

            recognizer.oneFrameLag(true);
            assertEquals(0, recognizer.recognize(picture("Ada/2")).size());
            assertEquals(
                    "Ada",
                    recognizer
                            .recognize(picture("Bela/1"), .5, .45, COMPARE_TH)
                            .at(0)
                            .label());

            MaixException e =
                    assertThrows(MaixException.class, () -> new FaceDetector(recognizer.maix(), "mien_detector"));
            assertEquals(
                    "mien_detector: model_type is retinaface, not face_detector as this detector takes",
                    e.getMessage());
            assertEquals(
                    "Ada",
                    other.recognize(picture("Ada/2"), .5, .45, COMPARE_TH).at(0).label(),
                    "its Mien stays open");
        }
    }

    /** A copy of a model that Mien has is that model; one that is read in another way needs a name of its own. */
    @Test
    void aCopyOfAModelThatComesWithMienServes() throws Exception {
        String copy = new LooseModels(folder).unpack("mien_feature", mud -> mud);
        try (FaceRecognizer recognizer = new FaceRecognizer("mien_detector", copy)) {
            learn(recognizer);
            assertNames(recognizer);
        }
        Path mud = Path.of(copy);
        Files.writeString(mud, Files.readString(mud).replaceAll("(?m)^mean = .*$", "mean = 1, 1, 1"));
        MaixException e = assertThrows(MaixException.class, () -> new FaceRecognizer("mien_detector", copy));
        assertEquals(
                copy
                        + ": Mien comes with a model 'mien_feature' that is read in another way; give this one a name of its own,"
                        + " by its file name or by 'name' in [mien]",
                e.getMessage());
    }

    /** The first model is another one for Mien, with weights that differ from those of the second. */
    @Test
    void peopleStayKnownAfterASwapOfTheExtractor() throws Exception {
        String other = new LooseModels(folder)
                .unpack("mien_feature_small", mud -> mud.replaceAll("(?m)^equivalent-to = .*$", "")
                        .replace("name = mien_feature_small", "name = other"));
        try (FaceRecognizer recognizer = new FaceRecognizer(folder.resolve("storage"), "mien_detector", other, true)) {
            learn(recognizer);
            assertNames(recognizer);
            FaceObject bela = see(recognizer, "Bela/1");
            recognizer.addFace(new FaceObject(0, 0, 1, 1, 0, 0, bela.points(), bela.feature()), "Bela");
            assertEquals("Bela", see(recognizer, "Bela/2").label());
            float[] before = recognizer.features().get(0);

            recognizer.maix().mien().deployment().use("extractor:mien_feature", step -> {});
            Await.until("mien_feature serves", () -> recognizer.maix().mien().recognizer().stages().stream()
                    .anyMatch(stage -> stage.serving() && stage.id().name().equals("mien_feature")));

            assertNames(recognizer);
            assertFalse(Arrays.equals(before, recognizer.features().get(0)), "embedded again");
            assertArrayEquals(
                    bela.feature(), recognizer.features().get(3), "a feature without a picture is not compared");
            assertEquals(List.of("unknown", "Ada", "Chidi", "Hana", "Bela"), recognizer.labels());
        }
    }
}
