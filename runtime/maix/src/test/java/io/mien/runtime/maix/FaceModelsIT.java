package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageKind;
import io.mien.maix.Err;
import io.mien.maix.Maix;
import io.mien.maix.MaixException;
import io.mien.maix.StartRequest;
import io.mien.maix.nn.DetectedObject;
import io.mien.maix.nn.DetectedObjects;
import io.mien.maix.nn.FaceDetector;
import io.mien.maix.nn.FaceFinder;
import io.mien.maix.nn.FaceRecognizer;
import io.mien.maix.nn.Retinaface;
import io.mien.maix.nn.YOLO11;
import io.mien.maix.nn.YOLOv8;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Which models a program may name, by path or name, and what is said of those that do not serve. */
@Timeout(600)
class FaceModelsIT {
    @TempDir
    Path folder;

    /** Each as soon as it is known; how long that may take is a test of the wait. */
    @Test
    void modelsThatDoNotServeAreRefusedByName() throws Exception {
        String torn = small("torn", FaceModelsIT::tried);
        Files.write(folder.resolve("torn/mien_feature_small.onnx"), new byte[] {1, 2, 3});
        String typed = small("typed", mud -> mud.replace("model_type = face_feature", "model_type = nobody"));
        String formed = small("formed", mud -> mud.replace("type = onnx", "type = tflite"));
        String failing = small("failing", mud -> tried(mud).replaceFirst("(?m)^(scale = ).*$", "$10"));
        assertRefused(
                () -> new FaceRecognizer("mien_detector", torn),
                torn,
                "torn: mien_feature_small.onnx is not a model that runs");
        try (Maix maix = Maix.open(new StartRequest(
                true,
                Stream.of(typed, formed, failing).map(Path::of).toList(),
                Map.of(StageKind.EXTRACTOR, "failing"),
                Optional.empty()))) {
            assertRefused(maix, typed, "no decoder for the type 'nobody' is installed");
            assertRefused(maix, formed, "no engine for the format 'tflite' is installed");
            assertRefused(maix, failing, "failing: its trial failed: it ");
            MaixException e =
                    assertThrows(MaixException.class, () -> new FaceRecognizer(maix, "mien_detector", "nobody", true));
            assertEquals("Mien has no model 'nobody'", e.getMessage());
            assertEquals(Err.ERR_NOT_FOUND, e.err());
        }
    }

    /** With the host's own trial. */
    private static String tried(String mud) {
        return mud.replaceFirst("(?m)^trial = none$", "");
    }

    /** A model that differs from the one that comes with Mien, under a name of its own, in a folder of that name. */
    private String small(String name, UnaryOperator<String> change) throws IOException {
        Path place = Files.createDirectory(folder.resolve(name));
        return new LooseModels(place)
                .unpack(
                        "mien_feature_small",
                        mud -> change.apply(mud.replaceAll("(?m)^sha256 = .*$", "")
                                .replaceFirst("(?m)^name = .*$", "name = " + name)));
    }

    private static void assertRefused(Maix maix, String model, String reason) {
        assertRefused(() -> new FaceRecognizer(maix, "mien_detector", model, true), model, reason);
    }

    private static void assertRefused(Executable call, String model, String reason) {
        MaixException e = assertThrows(MaixException.class, call);
        assertTrue(e.getMessage().startsWith(model + " does not serve: " + reason), e.getMessage());
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
            FaceRecognizerIT.learn(recognizer);
            FaceRecognizerIT.assertNames(recognizer);
            MaixException mixed = assertThrows(
                    MaixException.class, () -> new FaceRecognizer(maix, "mien_feature_small", "mien_detector", true));
            assertEquals(Err.ERR_ARGS, mixed.err());
            assertTrue(mixed.getMessage().contains("model_type"), mixed.getMessage());
        }
    }

    /** Weights that MaixPy's users have, where they lie beside this checkout. */
    @Test
    void otherFamiliesFindTheSameFace() throws IOException {
        Path models = Path.of(System.getProperty("mien.home"))
                .resolve("../../../../shared/models")
                .normalize();
        Assumptions.assumeTrue(Files.isDirectory(models), "no models of others beside this checkout");
        Assumptions.assumeTrue(Boolean.getBoolean("mien.full"), "takes long: -Dmien.full=true");
        // The heads of YOLO11 for faces are those of YOLOv8; there are no weights of its own here.
        Files.copy(models.resolve("yolov8_lite_t_face.onnx"), folder.resolve("yolov8_lite_t_face.onnx"));
        Path eleven = Files.writeString(
                folder.resolve("eleven.mud"),
                Files.readString(models.resolve("yolov8_lite_t_face.mud"))
                        .replace("model_type = yolov8", "model_type = yolo11"));
        List<DetectedObject> found = new ArrayList<>();
        try (FaceDetector rfb = new FaceDetector(
                        models.resolve("face_detector_rfb_320x256.mud").toString());
                YOLOv8 yolo =
                        new YOLOv8(models.resolve("yolov8_lite_t_face.mud").toString());
                YOLO11 yolo11 = new YOLO11(eleven.toString());
                Retinaface retinaface = new Retinaface(
                        models.resolve("retinaface_mnet025_640x480.mud").toString())) {
            for (FaceFinder detector : List.of(rfb, yolo, yolo11, retinaface)) {
                DetectedObjects faces = detector.detect(FaceRecognizerIT.picture("Hana/2"), .4);
                assertEquals(1, faces.size(), detector + ": " + faces);
                assertEquals(List.of("face"), detector.labels(), "their descriptions name none");
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
                    recognizer
                            .recognize(FaceRecognizerIT.picture("Ada/1"), .5, .45, true)
                            .at(0),
                    "Ada");
            assertEquals("Ada", FaceRecognizerIT.see(recognizer, "Ada/2").label());
            assertEquals(0, FaceRecognizerIT.see(recognizer, "Bela/1").classId());
        }
    }
}
