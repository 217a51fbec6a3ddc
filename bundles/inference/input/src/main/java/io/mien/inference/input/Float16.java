package io.mien.inference.input;

/** Float16 of IEEE 754 (binary16): one sign bit, five bits of exponent, ten of fraction. */
final class Float16 {
    private static final int INFINITY = 0x7c00;
    private static final int NAN = 0x7e00;

    /** The smallest float that rounds to infinity: half a step above 65504, the largest float16. */
    private static final float OVERFLOW = 65520f;

    /** The smallest normal float16; numbers below it are whole multiples of {@link #SUBNORMAL_STEP}. */
    private static final float SMALLEST_NORMAL = 0x1p-14f;

    private static final float SUBNORMAL_STEP = 0x1p-24f;

    /** Fraction bits of a float that a float16 does not have. */
    private static final int DROPPED = 13;

    private static final int EXPONENT_DIFFERENCE = 127 - 15;

    private Float16() {}

    /** All values of a table. */
    static short[][] table(float[][] values) {
        short[][] table = new short[values.length][];
        for (int c = 0; c < values.length; c++) {
            table[c] = new short[values[c].length];
            for (int v = 0; v < values[c].length; v++) {
                table[c][v] = of(values[c][v]);
            }
        }
        return table;
    }

    /** The nearest float16, of two equally near ones the even one; beyond the largest one infinity. */
    static short of(float value) {
        int bits = Float.floatToRawIntBits(value);
        int sign = bits >>> 16 & 0x8000;
        float size = Math.abs(value);
        if (Float.isNaN(value)) {
            return (short) (sign | NAN);
        }
        if (size >= OVERFLOW) {
            return (short) (sign | INFINITY);
        }
        if (size < SMALLEST_NORMAL) {
            return (short) (sign | (int) Math.rint(size / SUBNORMAL_STEP));
        }
        int magnitude = (bits & 0x7fffffff) - (EXPONENT_DIFFERENCE << 23);
        int half = magnitude >>> DROPPED;
        int rest = magnitude & (1 << DROPPED) - 1;
        int tie = 1 << DROPPED - 1;
        // A carry out of the fraction raises the exponent, as it should.
        return (short) (sign | (rest > tie || rest == tie && (half & 1) == 1 ? half + 1 : half));
    }
}
