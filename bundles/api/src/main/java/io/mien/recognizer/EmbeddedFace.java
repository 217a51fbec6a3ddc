package io.mien.recognizer;

import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A face with its embedding. Made by the recognizer. */
@ProviderType
public sealed interface EmbeddedFace permits ResultValues.OfEmbeddedFace {
    /** Box, score and points in pixels of the picture. */
    Face face();

    /** The embedding; empty if the points do not span a face. */
    Optional<Embedding> embedding();

    /** This face with this embedding. */
    static EmbeddedFace of(Face face, Optional<Embedding> embedding) {
        return new ResultValues.OfEmbeddedFace(face, embedding);
    }
}
