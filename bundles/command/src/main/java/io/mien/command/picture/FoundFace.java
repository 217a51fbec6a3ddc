package io.mien.command.picture;

import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import java.util.Optional;

/**
 * A face in an answer.
 *
 * @param face box, score and points in pixels of the picture
 * @param embedding where it was asked for and the points span a face
 * @param identity where it was asked for
 */
public record FoundFace(Face face, Optional<Embedding> embedding, Optional<Identity> identity) {
    /**
     * Who it is.
     *
     * @param label the person, or {@code unknown}
     * @param known whether the best hit reached the threshold
     * @param similarity of the best hit, 0..1
     */
    public record Identity(String label, boolean known, float similarity) {}
}
