package io.mien.tck;

import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;

/** Outputs that no engine made. */
public record FixedOutputs(List<Tensor> all) implements Outputs {
    public FixedOutputs {
        all = List.copyOf(all);
    }

    /** Outputs in this order. */
    public static FixedOutputs of(Tensor... all) {
        return new FixedOutputs(List.of(all));
    }

    /** An output with these values. */
    public static Tensor tensor(String name, float[] values, Integer... shape) {
        return new Tensor(name, Arrays.asList(shape), FloatBuffer.wrap(values));
    }

    /** The same in reverse order. */
    public FixedOutputs reversed() {
        List<Tensor> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        return new FixedOutputs(reversed);
    }

    /** All but the one of this name. */
    public FixedOutputs without(String name) {
        return new FixedOutputs(all.stream().filter(t -> !t.name().equals(name)).toList());
    }

    /** The one of this name changed. */
    public FixedOutputs with(String name, UnaryOperator<Tensor> change) {
        return new FixedOutputs(all.stream()
                .map(t -> t.name().equals(name) ? change.apply(t) : t)
                .toList());
    }

    /** Every one changed. */
    public FixedOutputs with(UnaryOperator<Tensor> change) {
        return new FixedOutputs(all.stream().map(change).toList());
    }

    /** The output with zeros and another shape. */
    public static Tensor reshaped(Tensor tensor, Integer... shape) {
        return tensor(tensor.name(), new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)], shape);
    }
}
