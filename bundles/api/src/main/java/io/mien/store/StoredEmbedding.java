package io.mien.store;

import java.util.Arrays;
import java.util.Objects;

/**
 * An embedding of a stored face, in the space that was asked for. {@link #toString()} shows no values.
 *
 * @param faceId the face
 * @param label whose face it is
 * @param values of unit length
 */
public record StoredEmbedding(long faceId, String label, float[] values) {
    @Override
    public boolean equals(Object other) {
        return other instanceof StoredEmbedding e
                && faceId == e.faceId
                && label.equals(e.label)
                && Arrays.equals(values, e.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(faceId, label, Arrays.hashCode(values));
    }

    @Override
    public String toString() {
        return "embedding of face " + faceId;
    }
}
