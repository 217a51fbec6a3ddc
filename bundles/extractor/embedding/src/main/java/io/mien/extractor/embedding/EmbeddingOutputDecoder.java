package io.mien.extractor.embedding;

import io.mien.extractor.EmbeddingDecoder;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Component;

/**
 * Reads the embeddings of MaixPy's {@code face_feature} models: one output of [N, D], or padded with ones to [N, D, 1, 1],
 * brought to unit length. Of several outputs the longest is taken: some exports carry maps of inner layers along, which are
 * not of this shape.
 */
@Component
public final class EmbeddingOutputDecoder implements EmbeddingDecoder {
    @Override
    public Set<String> modelTypes() {
        return Set.of("face_feature");
    }

    @Override
    public List<float[]> decode(Outputs outputs) {
        Tensor tensor = outputs.all().stream()
                .filter(EmbeddingOutputDecoder::isVector)
                .max(Comparator.comparingInt(t -> t.dimension(1)))
                .orElseThrow(() -> new IllegalArgumentException("no output of the shape [N, D] among "
                        + outputs.all().stream().map(t -> t.name() + t.shape()).toList()));
        int batch = tensor.dimension(0);
        List<float[]> embeddings = new ArrayList<>(batch);
        for (int i = 0; i < batch; i++) {
            embeddings.add(unit(tensor, i));
        }
        return embeddings;
    }

    private static boolean isVector(Tensor tensor) {
        return tensor.shape().size() >= 2 && tensor.dimension(1) > 0 && tensor.perPicture() == tensor.dimension(1);
    }

    private static float[] unit(Tensor tensor, int picture) {
        int dimension = tensor.dimension(1);
        float[] values = new float[dimension];
        tensor.values().get(picture * dimension, values);
        double sum = 0;
        for (float value : values) {
            sum += (double) value * value;
        }
        // A NaN or an infinity anywhere makes the sum one.
        if (!(sum > 0) || !Double.isFinite(sum)) {
            throw new IllegalArgumentException("the output " + tensor.name() + " is zero or not finite");
        }
        float scale = (float) (1 / Math.sqrt(sum));
        for (int i = 0; i < dimension; i++) {
            values[i] *= scale;
        }
        return values;
    }
}
