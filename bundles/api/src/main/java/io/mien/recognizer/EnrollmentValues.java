package io.mien.recognizer;

import io.mien.detector.Face;
import java.util.Objects;
import java.util.Optional;

/** The values of a {@link Enrollment}. */
record EnrollmentValues(
        String label,
        long faceId,
        Face face,
        LineUp lineUp,
        boolean known,
        Optional<LookAlike> lookAlike,
        int background)
        implements Enrollment {
    EnrollmentValues {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(face, "face");
        Objects.requireNonNull(lineUp, "lineUp");
        Objects.requireNonNull(lookAlike, "lookAlike");
    }

    @Override
    public Enrollment known(boolean before) {
        return new EnrollmentValues(label, faceId, face, lineUp, before, lookAlike, background);
    }

    @Override
    public Enrollment lookAlike(Optional<LookAlike> other) {
        return new EnrollmentValues(label, faceId, face, lineUp, known, other, background);
    }

    @Override
    public Enrollment background(int smaller) {
        return new EnrollmentValues(label, faceId, face, lineUp, known, lookAlike, smaller);
    }
}
