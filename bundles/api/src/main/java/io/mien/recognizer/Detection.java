package io.mien.recognizer;

import io.mien.detector.Face;
import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** Faces found in a picture. Made by the recognizer. */
@ProviderType
public sealed interface Detection permits ResultValues.OfDetection {
    /** The faces, best score first. */
    List<Face> faces();

    /** What found them. */
    LineUp lineUp();

    /** These faces, found by this line-up. */
    static Detection of(List<Face> faces, LineUp lineUp) {
        return new ResultValues.OfDetection(faces, lineUp);
    }
}
