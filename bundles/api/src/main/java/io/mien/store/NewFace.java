package io.mien.store;

import io.mien.extractor.Embedding;
import java.util.Optional;

/**
 * A face to be stored.
 *
 * @param label whose face it is, checked by {@link Label#check}
 * @param chip where the product keeps chips
 * @param embedding of the face
 */
public record NewFace(String label, Optional<Chip> chip, Embedding embedding) {}
