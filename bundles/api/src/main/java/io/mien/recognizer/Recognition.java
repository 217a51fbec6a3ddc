package io.mien.recognizer;

import java.util.List;

/**
 * The people in a picture.
 *
 * @param faces best score first
 * @param lineUp what recognized them, its gallery included
 */
public record Recognition(List<RecognizedFace> faces, LineUp lineUp) {
    public Recognition {
        faces = List.copyOf(faces);
    }
}
