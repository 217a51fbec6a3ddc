package io.mien.recognizer;

import io.mien.detector.Face;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** A face that is in the gallery and durable. Made by the recognizer. */
@ProviderType
public sealed interface Enrollment permits EnrollmentValues {
    /** Whose face it is. */
    String label();

    /** Its id in the store. */
    long faceId();

    /** Where it lies in the picture. */
    Face face();

    /** What made its embedding. */
    LineUp lineUp();

    /** Whether it was enrolled from the same picture before, and nothing was stored now. */
    boolean known();

    /** A face of another person that it is nearer to than the configured limit, if there is one. */
    Optional<LookAlike> lookAlike();

    /** How many much smaller faces of the picture were not counted. */
    int background();

    /** A new face that is not like that of another person, and the only one of its picture. */
    static Enrollment of(String label, long faceId, Face face, LineUp lineUp) {
        return new EnrollmentValues(label, faceId, face, lineUp, false, Optional.empty(), 0);
    }

    /** The same, enrolled before or not. */
    Enrollment known(boolean before);

    /** The same with the face of another person that it is like. */
    Enrollment lookAlike(Optional<LookAlike> other);

    /** The same with so many much smaller faces in the picture. */
    Enrollment background(int smaller);
}
