package io.mien.maix.image;

/** Writes {@link Format#FMT_YVU420SP}: BT.601, video range, what {@link io.mien.image.Images} reads. */
final class Nv21 {
    // 16-bit fixed point: the weights of red, green and blue.
    private static final int[] LUMA = {16_829, 33_039, 6_416};
    private static final int[] BLUE = {-9_714, -19_070, 28_784};
    private static final int[] RED = {28_784, -24_103, -4_681};
    private static final int SCALE = 16;
    private static final int HALF = 1 << (SCALE - 1);
    private static final int BLACK = 16;
    private static final int NEUTRAL = 128;

    private Nv21() {}

    /**
     * @param bgr the picture in BGR
     * @param to of the same size, in NV21; is filled
     */
    static Pixels encode(Pixels bgr, Pixels to) {
        int luma = 0, chroma = to.width * to.height;
        for (int y = 0; y < to.height; y++) {
            for (int x = 0; x < to.width; x++) {
                to.data[luma++] = weigh(bgr, x, y, 1, LUMA, BLACK);
                if (((x | y) & 1) == 0) {
                    to.data[chroma++] = weigh(bgr, x, y, 2, RED, NEUTRAL);
                    to.data[chroma++] = weigh(bgr, x, y, 2, BLUE, NEUTRAL);
                }
            }
        }
        return to;
    }

    /** The weighted mean of a square of pixels. */
    private static byte weigh(Pixels bgr, int x, int y, int side, int[] weights, int offset) {
        int sum = 0;
        for (int v = y; v < y + side; v++) {
            for (int u = x; u < x + side; u++) {
                int at = 3 * (v * bgr.width + u);
                sum += weights[0] * (bgr.data[at + 2] & 0xff)
                        + weights[1] * (bgr.data[at + 1] & 0xff)
                        + weights[2] * (bgr.data[at] & 0xff);
            }
        }
        return (byte) ((sum / (side * side) + HALF >> SCALE) + offset);
    }
}
