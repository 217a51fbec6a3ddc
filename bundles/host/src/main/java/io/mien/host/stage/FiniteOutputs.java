package io.mien.host.stage;

import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import java.nio.FloatBuffer;

/**
 * Refuses outputs that are not finite before a decoder reads them: to a threshold NaN is only a low score, and a broken
 * detector would be taken for one that sees no faces.
 */
final class FiniteOutputs {
    /** So many values at a time are taken out of the output: one by one takes several times as long until it is compiled. */
    private static final int CHUNK = 4096;

    private FiniteOutputs() {}

    /**
     * @return the outputs
     * @throws IllegalArgumentException naming the output that holds NaN or an infinite value
     */
    static Outputs check(Outputs outputs) {
        for (Tensor tensor : outputs.all()) {
            if (!isFinite(tensor.values())) {
                throw new IllegalArgumentException("output '" + tensor.name() + "' holds values that are no numbers");
            }
        }
        return outputs;
    }

    /** NaN and infinity survive a multiplication with 0 as NaN, and NaN survives a sum: one branch for all values. */
    private static boolean isFinite(FloatBuffer values) {
        float[] chunk = new float[Math.min(CHUNK, values.limit())];
        float sum = 0;
        for (int at = 0; at < values.limit(); at += chunk.length) {
            int count = Math.min(chunk.length, values.limit() - at);
            values.get(at, chunk, 0, count);
            for (int i = 0; i < count; i++) {
                sum += chunk[i] * 0;
            }
        }
        return sum == 0;
    }
}
