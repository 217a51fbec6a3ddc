package io.mien.host.stage;

import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import java.nio.FloatBuffer;

/**
 * Refuses outputs that are not finite before a decoder reads them: to a threshold NaN is only a low score, and a broken
 * detector would be taken for one that sees no faces.
 */
final class FiniteOutputs {
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
        float sum = 0;
        for (int i = 0; i < values.limit(); i++) {
            sum += values.get(i) * 0;
        }
        return sum == 0;
    }
}
