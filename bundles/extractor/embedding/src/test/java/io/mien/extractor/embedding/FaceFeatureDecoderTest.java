package io.mien.extractor.embedding;

import static io.mien.tck.FixedOutputs.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.extractor.EmbeddingDecoder;
import io.mien.inference.Tensor;
import io.mien.tck.EmbeddingDecoderContract;
import io.mien.tck.FixedOutputs;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FaceFeatureDecoderTest extends EmbeddingDecoderContract {
    @Override
    protected EmbeddingDecoder decoder() {
        return new FaceFeatureDecoder();
    }

    @Test
    void readsMaixPysFaceFeature() {
        assertEquals(Set.of("face_feature"), decoder().modelTypes());
    }

    @Test
    void trailingOnesAreNoDimensions() {
        float[] values = values(48, 2);
        float[] expected = decode(tensor("fc1", values, 2, 48)).get(1);
        assertArrayEquals(expected, decode(tensor("fc1", values, 2, 48, 1, 1)).get(1));
        assertArrayEquals(expected, decode(tensor("fc1", values, 2, 48, 1)).get(1));
    }

    @Test
    void ofSeveralOutputsTheLargestTwoDimensionalOneIsTheEmbedding() {
        Tensor embedding = tensor("fc1", values(128, 2), 2, 128);
        FixedOutputs outputs = FixedOutputs.of(
                tensor("quality", values(1, 2), 2, 1), embedding, tensor("map", values(4 * 7 * 7, 2), 2, 4, 7, 7));
        for (FixedOutputs order : List.of(outputs, outputs.reversed())) {
            assertArrayEquals(decode(embedding).get(1), decoder().decode(order).get(1));
        }
    }
}
