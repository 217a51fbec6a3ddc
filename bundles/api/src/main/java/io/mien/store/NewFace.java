package io.mien.store;

import io.mien.extractor.Embedding;
import java.util.Optional;

/**
 * A face to be stored.
 *
 * @param label whose face it is, checked by {@link Label#check}
 * @param chip where the product keeps chips
 * @param embedding of the face
 * @param source the picture that it comes from, if that is known
 */
public record NewFace(String label, Optional<Chip> chip, Embedding embedding, Optional<FaceSource> source) {
    /** A face whose source is not known. */
    public NewFace(String label, Optional<Chip> chip, Embedding embedding) {
        this(label, chip, embedding, Optional.empty());
    }
}
