package io.mien.recognizer;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The people in a picture. Made by the recognizer. */
@ProviderType
public sealed interface Recognition permits ResultValues.OfRecognition {
    /** The faces, best score first. */
    List<RecognizedFace> faces();

    /** What recognized them, its gallery included. */
    LineUp lineUp();

    /** These faces, recognized by this line-up. */
    static Recognition of(List<RecognizedFace> faces, LineUp lineUp) {
        return new ResultValues.OfRecognition(faces, lineUp);
    }
}
