package io.mien.inference;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** Takes outputs by their shape, for models whose outputs have no telling names. Not thread-safe: one a decode. */
public final class ShapedOutputs {
    private final List<Tensor> all;
    private final List<Tensor> left;

    /** Nothing is taken yet. */
    public ShapedOutputs(Outputs outputs) {
        all = outputs.all();
        left = new ArrayList<>(all);
    }

    /** Whether {@link #take} has an output of this shape to give. */
    public boolean has(int... shape) {
        return left.stream().anyMatch(t -> t.hasShape(shape));
    }

    /**
     * The first output of this shape, in the model's order, that was not taken before.
     *
     * @param shape as {@link Tensor#hasShape} compares it
     * @return its values, read by absolute index
     * @throws IllegalArgumentException naming the shape, and the outputs there are
     */
    public FloatBuffer take(int... shape) {
        for (Iterator<Tensor> i = left.iterator(); i.hasNext(); ) {
            Tensor tensor = i.next();
            if (tensor.hasShape(shape)) {
                i.remove();
                return tensor.values();
            }
        }
        throw new IllegalArgumentException("no output of shape " + Arrays.toString(shape) + " among " + this);
    }

    /** All outputs, taken or not: {@code loc [1, 3360, 4], conf [1, 3360, 2]}. */
    @Override
    public String toString() {
        return all.stream().map(t -> t.name() + " " + t.shape()).collect(Collectors.joining(", "));
    }
}
