package io.mien.recognizer;

import io.mien.detector.Face;
import java.util.List;

/**
 * Faces found in a picture.
 *
 * @param faces best score first
 * @param lineUp what found them
 */
public record Detection(List<Face> faces, LineUp lineUp) {
    public Detection {
        faces = List.copyOf(faces);
    }
}
