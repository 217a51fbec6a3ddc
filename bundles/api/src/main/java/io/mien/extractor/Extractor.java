package io.mien.extractor;

import io.mien.StageRetiredException;
import io.mien.aligner.FaceTemplate;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.model.ModelId;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/** Turns aligned faces into embeddings. Thread-safe. */
@ConsumerType
public interface Extractor {
    /** The model that runs. */
    ModelId model();

    /** The model whose embeddings these may be compared with: {@link #model()}, or the one it is declared equivalent to. */
    ModelId embeddingModel();

    /** Length of an embedding. */
    int dimension();

    /** The crop that {@link #extract} takes. */
    FaceTemplate template();

    /** Least score (.5 + .5 cosine) at which two embeddings are taken for one person, 0..1. */
    float threshold();

    /**
     * @param aligned crops of the template's size, may be empty
     * @return an embedding of unit length for each, in order
     * @throws StageRetiredException if this extractor was retired
     * @throws InferenceException if the model failed or answered something that is not an embedding (not finite, all zero)
     */
    List<float[]> extract(List<Image> aligned) throws StageRetiredException, InferenceException;
}
