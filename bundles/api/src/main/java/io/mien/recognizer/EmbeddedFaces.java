package io.mien.recognizer;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Faces of a picture with their embeddings. Made by the recognizer. */
@ProviderType
public sealed interface EmbeddedFaces permits ResultValues.OfEmbeddedFaces {
    /** The faces, best score first. */
    List<EmbeddedFace> faces();

    /** The extractor's own score for one person, 0..1. */
    float threshold();

    /** What made them. */
    LineUp lineUp();

    /** These faces, with the extractor's own score for one person. */
    static EmbeddedFaces of(List<EmbeddedFace> faces, float threshold, LineUp lineUp) {
        return new ResultValues.OfEmbeddedFaces(faces, threshold, lineUp);
    }
}
