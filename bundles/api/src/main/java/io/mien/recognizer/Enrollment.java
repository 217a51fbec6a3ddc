package io.mien.recognizer;

import io.mien.detector.Face;
import java.util.Optional;

/**
 * A face that is in the gallery and durable.
 *
 * @param label whose face it is
 * @param faceId its id in the store
 * @param face where it lies in the picture
 * @param lineUp what made its embedding
 * @param known whether it was enrolled from the same picture before, and nothing was stored now
 * @param lookAlike a face of another person that it is nearer to than the configured limit, if there is one
 * @param background how many much smaller faces of the picture were not counted
 */
public record Enrollment(
        String label,
        long faceId,
        Face face,
        LineUp lineUp,
        boolean known,
        Optional<LookAlike> lookAlike,
        int background) {
    /** A new face that is not like that of another person. */
    public Enrollment(String label, long faceId, Face face, LineUp lineUp) {
        this(label, faceId, face, lineUp, false, Optional.empty(), 0);
    }
}
