package io.mien.sightings.kept;

import io.mien.extractor.Embedding;
import java.time.Instant;
import java.util.Arrays;
import java.util.Objects;

/**
 * One picture of a face with its surroundings, of which the face is the middle third.
 *
 * @param time at which it was seen
 * @param weight how well it shows the face, above 0 and at most 1
 * @param score of the detector for the face, 0..1
 * @param picture an encoded picture; not copied
 * @param embedding that the frame made of the face
 */
public record SeenCrop(Instant time, float weight, float score, byte[] picture, Embedding embedding) {
    @Override
    public boolean equals(Object other) {
        return other instanceof SeenCrop c
                && time.equals(c.time)
                && weight == c.weight
                && score == c.score
                && Arrays.equals(picture, c.picture)
                && embedding.equals(c.embedding);
    }

    @Override
    public int hashCode() {
        return Objects.hash(time, weight, score, Arrays.hashCode(picture), embedding);
    }

    /** Says how large the picture is; a face is biometric data and is not shown. */
    @Override
    public String toString() {
        return "crop of " + picture.length + " bytes";
    }
}
