package io.mien.extractor;

import io.mien.inference.Outputs;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads the output of one family of feature models. A pure function: no state, thread-safe. */
@ConsumerType
public interface EmbeddingDecoder {
    /** Service property: the {@link #modelTypes()}, a {@code String[]}, to be seen where the service is not looked at. */
    String TYPE = "io.mien.decoder.type";

    /** The {@code model_type}s of a {@code .mud} whose outputs this decoder reads. */
    Set<String> modelTypes();

    /**
     * @param outputs of a batch of any size
     * @return one embedding of unit length for each picture of the batch, in order
     * @throws IllegalArgumentException naming the output and why it holds no embedding (shape, not finite, all zero)
     */
    List<float[]> decode(Outputs outputs);
}
