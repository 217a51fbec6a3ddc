package io.mien.reference;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.detector.NonMaximumSuppression;
import io.mien.image.Image;
import io.mien.inference.Letterbox;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * A {@link FaceDecoder} on real weights: finds what an independent implementation finds. Skipped without the
 * {@link SharedFolder}.
 */
public abstract class DetectionsContract {
    private static final Logger LOG = System.getLogger(DetectionsContract.class.getName());
    private static final float IOU = .45f;
    private static final int CANDIDATES = 5_000;

    /**
     * @param key of the detector in the expected detections
     * @param description its {@code .mud} in the shared folder's {@code models}
     * @param confidence the detections were made with
     */
    public record Weights(String key, String description, float confidence) {}

    /** The decoder under test. */
    protected abstract FaceDecoder decoder();

    /** The models it is tried with. */
    protected abstract List<Weights> weights();

    @TestFactory
    Stream<DynamicTest> findsTheExpectedFaces() {
        return weights().stream()
                .map(w ->
                        DynamicTest.dynamicTest(w.key(), () -> LOG.log(Level.INFO, "{0}: {1}", w.key(), agreement(w))));
    }

    private DetectionAgreement agreement(Weights weights) throws Exception {
        Path shared = SharedFolder.assume();
        DetectionAgreement agreement = new DetectionAgreement();
        try (ReferenceModel model = new ReferenceModel(shared.resolve("models").resolve(weights.description()))) {
            assertTrue(
                    decoder().modelTypes().contains(model.mud().modelType()),
                    model.mud().modelType());
            Map<String, List<Face>> expected = new ExpectedDetections(shared).of(weights.key());
            for (Map.Entry<String, List<Face>> picture : expected.entrySet()) {
                Image image = JdkPictureFiles.read(shared.resolve("media").resolve(picture.getKey()));
                agreement.add(picture.getKey(), picture.getValue(), detect(model, image, weights.confidence()));
            }
        }
        agreement.check();
        return agreement;
    }

    private List<Face> detect(ReferenceModel model, Image image, float confidence) throws Exception {
        DecodeRequest request = new DecodeRequest(model.inputSize(), confidence);
        Letterbox letterbox = Letterbox.of(image.width(), image.height(), model.inputSize());
        List<Face> candidates = decoder().decode(model.run(image), request);
        return NonMaximumSuppression.select(candidates, IOU, CANDIDATES).stream()
                .map(face -> face.toPicture(letterbox))
                .toList();
    }
}
