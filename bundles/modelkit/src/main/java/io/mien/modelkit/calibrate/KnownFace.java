package io.mien.modelkit.calibrate;

/**
 * A face of somebody whose name is known.
 *
 * @param person what they are called
 * @param picture its file, as it was typed
 * @param values its embedding, of unit length
 */
public record KnownFace(String person, String picture, float[] values) {
    /** Score (.5 + .5 cosine) of this face and another, 0..1. */
    float score(KnownFace other) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += (double) values[i] * other.values[i];
        }
        return (float) (.5 + .5 * Math.max(-1, Math.min(1, sum)));
    }

    @Override
    public String toString() {
        return picture;
    }
}
