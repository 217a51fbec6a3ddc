package io.mien.store;

/**
 * An embedding of a stored face, in the space that was asked for. {@link #toString()} shows no values.
 *
 * @param faceId the face
 * @param label whose face it is
 * @param values of unit length
 */
public record StoredEmbedding(long faceId, String label, float[] values) {
    @Override
    public String toString() {
        return "embedding of face " + faceId;
    }
}
