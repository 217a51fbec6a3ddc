package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.detector.Face;
import io.mien.reference.DetectionAgreement;
import io.mien.reference.ExpectedDetections;
import io.mien.reference.SharedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The whole way from a picture file to JSON finds what an independent implementation finds, with every detector. */
class DetectionsIT {
    @TempDir
    private Path data;

    @ParameterizedTest
    @CsvSource({
        "retinaface_320x256, retinaface_mnet025_320x256, .5",
        "retinaface_640x480, retinaface_mnet025_640x480, .5",
        "face_detector_rfb_320x256, face_detector_rfb_320x256, .5",
        "yunet, face_detection_yunet_2023mar, .6",
        "scrfd_500m, scrfd_500m_kps, .5",
        "yolov8_face, yolov8_lite_t_face, .4"
    })
    void findsTheExpectedFaces(String key, String detector, String confidence, TestReporter reporter)
            throws IOException {
        Path shared = SharedFolder.assume();
        Map<String, List<Face>> expected = new ExpectedDetections(shared).of(key);
        List<Object> command = new ArrayList<>(List.of("detect", "--json", "--data", data));
        command.addAll(List.of("--models", shared.resolve("models"), "--detector", detector));
        command.addAll(List.of("--confidence", confidence, "--iou", ".45"));
        command.addAll(expected.keySet());
        List<PrintedAnswer> answers =
                Mien.in(shared.resolve("media")).run(command.toArray()).done().answers();
        assertEquals(expected.size(), answers.size());
        DetectionAgreement agreement = new DetectionAgreement();
        for (PrintedAnswer answer : answers) {
            assertEquals(detector, answer.lineUp().get("detector").toString().split("/")[0]);
            agreement.add(answer.file(), expected.get(answer.file()), answer.plainFaces());
        }
        agreement.check();
        reporter.publishEntry("detections of " + detector, agreement.toString());
    }
}
