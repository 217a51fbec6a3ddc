package io.mien.detector;

import io.mien.inference.Outputs;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Reads the outputs of one family of detection models. A pure function of its arguments: no state, thread-safe. NMS and
 * the way back from the letterbox are the host's.
 */
@ConsumerType
public interface FaceDecoder {
    /**
     * The {@code model_type}s of a {@code .mud} whose outputs this decoder reads: those of {@link ProvideFaceDecoder}. A decoder without the
     * annotation says them here, and in its manifest; otherwise it reads none.
     */
    default Set<String> modelTypes() {
        ProvideFaceDecoder types = getClass().getAnnotation(ProvideFaceDecoder.class);
        return types == null ? Set.of() : Set.copyOf(Arrays.asList(types.value()));
    }

    /**
     * @param outputs of a batch of one
     * @param request input size and least score
     * @return candidates at or above the least score, in pixels of the model's input, in any order, overlapping or not
     * @throws IllegalArgumentException naming the output that is missing or has another shape than the family's
     */
    List<Face> decode(Outputs outputs, DecodeRequest request);
}
