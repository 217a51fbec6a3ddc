package io.mien.maix.nn;

import static io.mien.maix.nn.PixelRecognizer.picture;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.image.Format;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaceFinderTest {
    private final PixelModels models = new PixelModels();

    @Test
    void detectorsTellPlacesAndScores() {
        try (Retinaface detector = new Retinaface()) {
            detector.use(models);
            DetectedObjects found = detector.detect(picture(0, 10, 20));
            assertEquals(.4, models.recognizer.asked.confidence().orElseThrow());
            assertEquals(2, found.size());
            assertEquals(.75f, found.at(0).score());
            assertEquals(0, found.at(0).class_id());
            assertEquals(List.of("face"), detector.labels());
            assertEquals(List.of(104f, 117f, 123f), detector.mean());
            assertEquals(Format.FMT_BGR888, detector.inputFormat());
            int sum = 0;
            for (DetectedObject face : found) {
                sum += face.x();
            }
            assertEquals(3, sum);
            found.remove(0);
            assertEquals(2, found.at(0).x());
            assertEquals(
                    Err.ERR_ARGS,
                    assertThrows(MaixException.class, () -> found.at(1)).err());
            found.add(new DetectedObject(1, 2, 3, 4, 0, 1));
            assertTrue(
                    found.toString().endsWith("x: 1, y: 2, w: 3, h: 4, class_id: 0, score: 1.000000]"),
                    found.toString());
        }
        try (FaceDetector detector = new FaceDetector()) {
            detector.use(models);
            detector.detect(picture(10));
            assertEquals(.5, models.recognizer.asked.confidence().orElseThrow());
        }
    }

    @Test
    void aModelThatIsRefusedLeavesTheOneBefore() {
        PixelModels others = new PixelModels();
        try (Retinaface retinaface = new Retinaface();
                FaceDetector rfb = new FaceDetector()) {
            retinaface.use(models);
            rfb.use(models);
            MaixException e = assertThrows(MaixException.class, () -> rfb.take("mien_detector", others));
            assertEquals(
                    "mien_detector: model_type is retinaface, not face_detector as this detector takes",
                    e.getMessage());
            assertEquals(1, others.closes.get());
            assertEquals(1, rfb.detect(picture(10)).size());
            retinaface.take("mien_detector", others);
            assertEquals(1, models.closes.get());
        }
    }
}
