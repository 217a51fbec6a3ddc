package io.mien.inference;

import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import org.osgi.annotation.versioning.ConsumerType;

/** Runs models of one or more formats. Thread-safe. */
@ConsumerType
public interface InferenceEngine {
    /** Service property: the {@code [basic] type} this engine runs, a {@code String} such as {@code onnx}. */
    String FORMAT = "io.mien.engine.format";

    /** Whether this engine runs the model's format on this machine; cheap, nothing is opened. */
    boolean runs(Model model);

    /**
     * Loads the weights.
     *
     * @throws ModelRejectedException naming the model and why the engine does not take it
     */
    InferenceSession open(Model model) throws ModelRejectedException;
}
