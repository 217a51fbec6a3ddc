package io.mien.maix.nn;

import io.mien.aligner.FaceTemplate;
import io.mien.detector.Face;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Box;
import io.mien.image.Image;

/**
 * What a feature was made with, and of what: enough to make it again with another model.
 *
 * @param space within which it may be compared
 * @param crop the aligned face
 * @param template where the five points lie in the crop
 */
record FeatureOrigin(EmbeddingSpace space, Image crop, FaceTemplate template) {
    /** The face in the crop. */
    Face face() {
        return new Face(new Box(0, 0, crop.width(), crop.height()), 1, template.points());
    }
}
