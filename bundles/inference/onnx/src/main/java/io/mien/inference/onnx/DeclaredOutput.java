package io.mien.inference.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * An output as the model declares it, which need not be what comes out.
 *
 * @param name as in the model
 * @param declared shape, with a negative dimension if it is open
 * @param pinned whether ONNX Runtime may write it where Java reads it: float32 only, anything else is converted
 */
record DeclaredOutput(String name, List<Long> declared, boolean pinned) {
    DeclaredOutput {
        declared = List.copyOf(declared);
    }

    /** Whether the declaration lets a batch through. */
    boolean opensWithBatch() {
        return !declared.isEmpty() && declared.get(0) < 0;
    }

    /** The shape for so many pictures; a dimension other than the batch may stay open. */
    long[] shapeFor(int batch) {
        long[] shape = declared.stream().mapToLong(Long::longValue).toArray();
        if (opensWithBatch()) {
            shape[0] = batch;
        }
        return shape;
    }

    /** Whether this is what the declaration says, leaving nothing open, so that room for it can be made before. */
    boolean foretells(long[] shape, int batch) {
        return pinned && Arrays.equals(shape, shapeFor(batch));
    }

    /**
     * The shape as a {@link io.mien.inference.Tensor} has it: the first dimension is the batch, also if the model knows
     * none.
     */
    static List<Integer> batched(long[] shape, int batch) {
        List<Integer> dimensions = new ArrayList<>(shape.length + 1);
        if (shape.length == 0 || shape[0] != batch) {
            dimensions.add(batch);
        }
        for (long dimension : shape) {
            dimensions.add(Math.toIntExact(dimension));
        }
        return dimensions;
    }
}
