package io.mien.maix.nn;

import io.mien.extractor.EmbeddingSpace;
import java.util.Optional;

/**
 * A face that a recognizer knows.
 *
 * @param label who it is
 * @param feature of unit length; not written
 * @param space within which the feature may be compared
 * @param origin what it was made of; empty for a feature that came from a file or from the program
 */
record KnownFace(String label, float[] feature, EmbeddingSpace space, Optional<FeatureOrigin> origin) {
    KnownFace in(EmbeddingSpace other, float[] values) {
        return new KnownFace(label, values, other, origin);
    }
}
