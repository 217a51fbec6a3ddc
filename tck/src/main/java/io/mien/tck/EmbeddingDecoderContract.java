package io.mien.tck;

import static io.mien.tck.FixedOutputs.tensor;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.extractor.EmbeddingDecoder;
import io.mien.inference.Tensor;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every {@link EmbeddingDecoder} of an output [N, D] promises. */
public abstract class EmbeddingDecoderContract {
    private static final String NAME = "fc1";
    private static final float TOLERANCE = 1e-6f;

    /** The decoder under test. */
    protected abstract EmbeddingDecoder decoder();

    @Test
    void namesItsModelTypes() {
        assertFalse(decoder().modelTypes().isEmpty());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 128, 256, 500, 512, 2048})
    void embeddingsHaveUnitLengthAndTheOrderOfTheBatch(int dimension) {
        for (int pictures : new int[] {1, 2, 7}) {
            float[] values = values(dimension, pictures);
            List<float[]> embeddings = decoder().decode(FixedOutputs.of(tensor(NAME, values, pictures, dimension)));
            assertEquals(pictures, embeddings.size());
            for (int i = 0; i < pictures; i++) {
                float[] raw = Arrays.copyOfRange(values, i * dimension, (i + 1) * dimension);
                assertArrayEquals(unit(raw), embeddings.get(i), TOLERANCE);
            }
        }
    }

    @Test
    void hugeAndTinyValuesKeepTheirDirection() {
        for (float size : new float[] {1e-40f, 1e-20f, 1e20f, 3e38f}) {
            float[] embedding =
                    decode(tensor(NAME, new float[] {size, 0, -size, 0}, 1, 4)).get(0);
            assertArrayEquals(new float[] {.70710677f, 0, -.70710677f, 0}, embedding, TOLERANCE);
        }
    }

    @Test
    void valuesThatAreNoEmbeddingAreRefusedByName() {
        for (float bad : new float[] {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY}) {
            float[] values = values(64, 3);
            values[150] = bad;
            assertRefused(tensor(NAME, values, 3, 64));
        }
        float[] values = values(64, 3);
        Arrays.fill(values, 64, 128, 0);
        assertRefused(tensor(NAME, values, 3, 64));
    }

    @Test
    void outputOfAnotherShapeIsRefusedByName() {
        assertRefused(tensor(NAME, values(48, 2), 96));
        assertRefused(tensor(NAME, values(48, 2), 2, 4, 12));
        assertRefused(tensor(NAME, values(48, 2), 2, 3, 4, 4));
        assertRefused(tensor(NAME, new float[0], 2, 0));
    }

    @Test
    void modelWithoutOutputIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> decoder().decode(FixedOutputs.of()));
    }

    @Test
    void anyKindOfBufferIsReadFromItsStart() {
        float[] values = values(32, 2);
        FloatBuffer direct = ByteBuffer.allocateDirect(4 * values.length).asFloatBuffer();
        direct.put(values).position(5);
        FloatBuffer readOnly = direct.asReadOnlyBuffer();
        List<float[]> embeddings = decode(new Tensor(NAME, List.of(2, 32), readOnly));
        assertArrayEquals(unit(Arrays.copyOf(values, 32)), embeddings.get(0), TOLERANCE);
        assertEquals(5, readOnly.position());
    }

    @Test
    void outputIsOnlyRead() {
        float[] values = values(32, 2), original = values.clone();
        List<float[]> embeddings = decode(tensor(NAME, values, 2, 32));
        assertArrayEquals(original, values);
        Arrays.fill(embeddings.get(0), 0);
        assertArrayEquals(original, values);
    }

    @Test
    void answersAllThreadsAlike() {
        FixedOutputs outputs = FixedOutputs.of(tensor(NAME, values(256, 5), 5, 256));
        List<float[]> expected = decoder().decode(outputs);
        boolean alike = IntStream.range(0, 400).parallel().allMatch(i -> {
            List<float[]> embeddings = decoder().decode(outputs);
            return IntStream.range(0, 5).allMatch(k -> Arrays.equals(expected.get(k), embeddings.get(k)));
        });
        assertTrue(alike);
    }

    /** What the decoder makes of this output alone. */
    protected final List<float[]> decode(Tensor output) {
        return decoder().decode(FixedOutputs.of(output));
    }

    /** Values of an output that are not unit vectors. */
    protected static float[] values(int dimension, int pictures) {
        Random random = new Random(dimension);
        float[] values = new float[pictures * dimension];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (3 * random.nextGaussian());
        }
        return values;
    }

    /** The values scaled to unit length. */
    protected static float[] unit(float[] values) {
        double squares = 0;
        for (float value : values) {
            squares += (double) value * value;
        }
        float[] unit = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            unit[i] = (float) (values[i] / Math.sqrt(squares));
        }
        return unit;
    }

    private void assertRefused(Tensor output) {
        String message = assertThrows(IllegalArgumentException.class, () -> decode(output))
                .getMessage();
        assertTrue(message.contains(NAME), message);
    }
}
