package io.mien.recognizer;

import java.util.List;

/**
 * Faces of a picture with their embeddings.
 *
 * @param faces best score first
 * @param threshold the extractor's own score for one person, 0..1
 * @param lineUp what made them
 */
public record EmbeddedFaces(List<EmbeddedFace> faces, float threshold, LineUp lineUp) {
    public EmbeddedFaces {
        faces = List.copyOf(faces);
    }
}
