package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.StartRequest;
import io.mien.maix.image.Fit;
import io.mien.maix.image.Format;
import io.mien.maix.image.Image;
import io.mien.maix.nn.DetectedObject;
import io.mien.maix.nn.DetectedObjects;
import io.mien.maix.nn.FaceDetector;
import io.mien.maix.nn.FaceFinder;
import io.mien.maix.nn.FaceObject;
import io.mien.maix.nn.FaceObjects;
import io.mien.maix.nn.FaceRecognizer;
import io.mien.maix.nn.Retinaface;
import io.mien.maix.nn.YOLOv8;
import io.mien.model.InputSize;
import io.mien.support.testing.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
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

    private static void learn(FaceRecognizer recognizer) {
        for (String person : PEOPLE) {
            recognizer.addFace(
                    recognizer.recognize(picture(person + "/1"), .5, .45, true).at(0), person);
        }
    }

    private static FaceObject see(FaceRecognizer recognizer, String name) {
        FaceObjects faces = recognizer.recognize(picture(name), .5, .45, COMPARE_TH, true, true);
        assertEquals(1, faces.size());
        return faces.at(0);
    }

    private static void assertNames(FaceRecognizer recognizer) {
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

    @Test
    void modelsThatDoNotServeAreRefusedByName() throws Exception {
        LooseModels models = new LooseModels(folder);
        String torn = models.unpack("mien_feature_small", mud -> mud.replaceAll("(?m)^sha256 = .*$", ""));
        Files.write(folder.resolve("mien_feature_small.onnx"), new byte[] {1, 2, 3});
        MaixException e = assertThrows(MaixException.class, () -> new FaceRecognizer("mien_detector", torn));
        assertTrue(e.getMessage().startsWith(torn + " does not serve: mien_feature_small"), e.getMessage());
        assertEquals(Err.ERR_NOT_IMPL, e.err());
    }

    @Test
    void aMienOfTheProgramsRunsTheModelsThatItWasAskedFor() throws Exception {
        Path small = Path.of(new LooseModels(folder).unpack("mien_feature_small", mud -> mud));
        Path relative = Path.of("").toAbsolutePath().relativize(small);
        StartRequest asked = new StartRequest(
                true, List.of(relative), Map.of(StageKind.EXTRACTOR, "mien_feature_small"), Optional.empty());
        try (Maix maix = Maix.open(asked);
                FaceRecognizer recognizer = new FaceRecognizer(maix, "mien_detector", relative.toString(), false)) {
            learn(recognizer);
            assertNames(recognizer);
            MaixException mixed = assertThrows(
                    MaixException.class, () -> new FaceRecognizer(maix, "mien_feature_small", "mien_detector", true));
            assertEquals(Err.ERR_ARGS, mixed.err());
            assertTrue(mixed.getMessage().contains("model_type"), mixed.getMessage());
        }
    }

    /** Weights that MaixPy's users have, where they lie beside this checkout. */
    @Test
    void otherFamiliesFindTheSameFace() {
        Path models = HOME.resolve("../../../../shared/models").normalize();
        Assumptions.assumeTrue(Files.isDirectory(models), "no models of others beside this checkout");
        Assumptions.assumeTrue(Boolean.getBoolean("mien.full"), "takes long: -Dmien.full=true");
        List<DetectedObject> found = new ArrayList<>();
        try (FaceDetector rfb = new FaceDetector(
                        models.resolve("face_detector_rfb_320x256.mud").toString());
                YOLOv8 yolo =
                        new YOLOv8(models.resolve("yolov8_lite_t_face.mud").toString());
                Retinaface retinaface = new Retinaface(
                        models.resolve("retinaface_mnet025_640x480.mud").toString())) {
            for (FaceFinder detector : List.of(rfb, yolo, retinaface)) {
                DetectedObjects faces = detector.detect(picture("Hana/2"), .4);
                assertEquals(1, faces.size(), detector + ": " + faces);
                found.add(faces.at(0));
            }
        }
        for (DetectedObject face : found) {
            assertEquals(132, face.x() + face.w() / 2, 12, face.toString());
            assertEquals(127, face.y() + face.h() / 2, 16, face.toString());
            assertEquals(10, face.points().length);
        }
    }

    /** The vendor's simulator takes some two seconds a network run. */
    @Test
    void aCvimodelRunsInTheSimulator() throws IOException {
        Assumptions.assumeTrue(
                System.getProperty("mien.cviruntime") != null, "no simulator: mien.cviruntime is not set");
        Assumptions.assumeTrue(Boolean.getBoolean("mien.full"), "takes long: -Dmien.full=true");
        LooseModels models = new LooseModels(folder);
        String detector = models.unpack("mien_detector_npu", mud -> mud);
        String feature = models.unpack("mien_feature_npu", mud -> mud);
        try (FaceRecognizer recognizer = new FaceRecognizer(detector, feature)) {
            recognizer.add_face(
                    recognizer.recognize(picture("Ada/1"), .5, .45, true).at(0), "Ada");
            assertEquals("Ada", see(recognizer, "Ada/2").label());
            assertEquals(0, see(recognizer, "Bela/1").classId());
        }
    }
}
