package io.mien.reference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.aligner.Aligner;
import io.mien.aligner.FaceTemplate;
import io.mien.image.Image;
import io.mien.image.Point;
import io.mien.inference.Tensor;
import io.mien.tck.PlainJson;
import java.nio.file.Path;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Real faces, cut by the aligner under test, give the embeddings that an independent implementation has. Skipped where the
 * {@link SharedFolder} is not there; needs {@code com.microsoft.onnxruntime:onnxruntime} on the test's class path.
 */
public abstract class EmbeddingsContract {
    /** The aligner under test, ready to use. */
    protected abstract Aligner aligner();

    /** Least cosine to the expected embedding that any face may have. */
    protected abstract double leastCosine();

    @ParameterizedTest
    @ValueSource(strings = {"mobileface_v2", "mobilefacenet"})
    void embeddingsAreThoseExpected(String model, TestReporter reporter) throws Exception {
        Path shared = SharedFolder.assume();
        Map<String, Object> expected = PlainJson.object(shared.resolve("media/expected/embeddings.json"));
        DoubleSummaryStatistics cosines = new DoubleSummaryStatistics();
        try (ReferenceModel network = new ReferenceModel(shared.resolve("models/" + model + ".mud"))) {
            for (Map.Entry<String, Object> entry : expected.entrySet()) {
                Map<?, ?> face = (Map<?, ?>) entry.getValue();
                Image picture = JdkPictureFiles.read(shared.resolve("media").resolve(entry.getKey()));
                Image crop = aligner().align(picture, points(face.get("points")), FaceTemplate.ARCFACE_112);
                Tensor output = network.run(crop).all().get(0);
                double cosine = cosine(PlainJson.floats(face.get(model)), output);
                assertTrue(cosine >= leastCosine(), entry.getKey() + " has cosine " + cosine);
                cosines.accept(cosine);
            }
        }
        assertTrue(cosines.getCount() > 0);
        reporter.publishEntry(model, cosines.toString());
    }

    private static List<Point> points(Object array) {
        return ((List<?>) array)
                .stream()
                        .map(PlainJson::floats)
                        .map(xy -> new Point(xy[0], xy[1]))
                        .toList();
    }

    private static double cosine(float[] expected, Tensor actual) {
        assertEquals(expected.length, actual.perPicture());
        double product = 0, one = 0, other = 0;
        for (int i = 0; i < expected.length; i++) {
            double x = expected[i], y = actual.values().get(i);
            product += x * y;
            one += x * x;
            other += y * y;
        }
        return product / Math.sqrt(one * other);
    }
}
