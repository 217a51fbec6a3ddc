package io.mien.matcher.cosine;

/** Plain Java: eight sums side by side, for an addition waits for the one before it in the same sum. */
final class ScalarDotProduct implements DotProduct {
    private static final int STEP = 8;

    @Override
    public float of(float[] rows, int at, float[] probe) {
        float a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0;
        int i = 0;
        for (; i <= probe.length - STEP; i += STEP) {
            a += rows[at + i] * probe[i];
            b += rows[at + i + 1] * probe[i + 1];
            c += rows[at + i + 2] * probe[i + 2];
            d += rows[at + i + 3] * probe[i + 3];
            e += rows[at + i + 4] * probe[i + 4];
            f += rows[at + i + 5] * probe[i + 5];
            g += rows[at + i + 6] * probe[i + 6];
            h += rows[at + i + 7] * probe[i + 7];
        }
        for (; i < probe.length; i++) {
            a += rows[at + i] * probe[i];
        }
        return ((a + b) + (c + d)) + ((e + f) + (g + h));
    }
}
