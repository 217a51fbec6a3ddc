package io.mien.recognizer;

import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.image.Image;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A face with its embedding. Made by the recognizer. */
@ProviderType
public sealed interface EmbeddedFace permits ResultValues.OfEmbeddedFace {
    /** Box, score and points in pixels of the picture. */
    Face face();

    /** The embedding; empty if the points do not span a face. */
    Optional<Embedding> embedding();

    /** The crop that the embedding was made of, as {@link EmbeddedFaces#template} places it; present if the embedding is. */
    Optional<Image> aligned();

    /** This face without an embedding. */
    static EmbeddedFace of(Face face) {
        return new ResultValues.OfEmbeddedFace(face, Optional.empty(), Optional.empty());
    }

    /** This face with this embedding, and the crop that it was made of. */
    static EmbeddedFace of(Face face, Embedding embedding, Image aligned) {
        return new ResultValues.OfEmbeddedFace(face, Optional.of(embedding), Optional.of(aligned));
    }
}
