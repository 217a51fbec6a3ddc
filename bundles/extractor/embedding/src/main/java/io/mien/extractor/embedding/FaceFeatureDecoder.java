package io.mien.extractor.embedding;

import io.mien.extractor.EmbeddingDecoder;
import io.mien.extractor.ProvideEmbeddingDecoder;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.osgi.service.component.annotations.Component;

/**
 * Reads an embedding of any dimension D from an output [N, D], or [N, D, 1, 1] as convolutions leave it. If a model has
 * several such outputs, from heads that its training needed, the embedding is the one with the most values.
 */
@Component(name = "io.mien.extractor.embedding", immediate = true)
@ProvideEmbeddingDecoder("face_feature")
public final class FaceFeatureDecoder implements EmbeddingDecoder {
    @Override
    public List<float[]> decode(Outputs outputs) {
        Tensor output = embedding(outputs);
        int pictures = output.dimension(0), dimension = output.dimension(1);
        List<float[]> embeddings = new ArrayList<>(pictures);
        for (int picture = 0; picture < pictures; picture++) {
            float[] values = new float[dimension];
            output.values().get(picture * dimension, values);
            normalize(values, output);
            embeddings.add(values);
        }
        return embeddings;
    }

    private static Tensor embedding(Outputs outputs) {
        return outputs.all().stream()
                .filter(FaceFeatureDecoder::isTwoDimensional)
                .max(Comparator.comparingInt(Tensor::perPicture))
                .orElseThrow(() -> new IllegalArgumentException("no output [N, D] or [N, D, 1, 1] among "
                        + outputs.all().stream()
                                .map(t -> t.name() + " " + t.shape())
                                .toList()));
    }

    private static boolean isTwoDimensional(Tensor tensor) {
        List<Integer> shape = tensor.shape();
        return shape.size() >= 2
                && shape.get(0) >= 0
                && shape.get(1) >= 1
                && shape.stream().skip(2).allMatch(d -> d == 1);
    }

    private static void normalize(float[] values, Tensor output) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        if (!Double.isFinite(squares)) {
            throw refused(output, "has a value that is not finite");
        }
        if (squares == 0) {
            throw refused(output, "is all zero");
        }
        double scale = 1 / Math.sqrt(squares);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] * scale);
        }
    }

    private static IllegalArgumentException refused(Tensor output, String reason) {
        return new IllegalArgumentException("output '" + output.name() + "' " + output.shape() + " " + reason);
    }
}
