package io.mien.inference;

import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Outputs of one run, for the batch in order. Valid inside the decode function only. */
@ConsumerType
public interface Outputs {
    /** All outputs, in the model's own order. */
    List<Tensor> all();

    /**
     * The output of this name.
     *
     * @throws IllegalArgumentException naming the outputs there are
     */
    default Tensor named(String name) {
        return all().stream()
                .filter(t -> t.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no output '" + name + "' among "
                        + all().stream().map(Tensor::name).toList()));
    }
}
