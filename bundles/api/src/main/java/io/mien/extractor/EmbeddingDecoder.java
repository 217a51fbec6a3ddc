package io.mien.extractor;

import io.mien.inference.Outputs;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/** Reads the output of one family of feature models. A pure function: no state, thread-safe. */
@ConsumerType
public interface EmbeddingDecoder {
    /**
     * The {@code model_type}s of a {@code .mud} whose outputs this decoder reads: those of {@link ProvideEmbeddingDecoder}. A decoder without the
     * annotation says them here, and in its manifest; otherwise it reads none.
     */
    default Set<String> modelTypes() {
        ProvideEmbeddingDecoder types = getClass().getAnnotation(ProvideEmbeddingDecoder.class);
        return types == null ? Set.of() : Set.copyOf(Arrays.asList(types.value()));
    }

    /**
     * @param outputs of a batch of any size
     * @return one embedding of unit length for each picture of the batch, in order
     * @throws IllegalArgumentException naming the output and why it holds no embedding (shape, not finite, all zero)
     */
    List<float[]> decode(Outputs outputs);
}
