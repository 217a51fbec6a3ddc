package io.mien.image;

/** Changes of layout. */
public final class Images {
    // BT.601, video range, in 16-bit fixed point: 255/219, then what V and U (less 128) add to each channel.
    private static final int SCALE = 16;
    private static final int HALF = 1 << (SCALE - 1);
    private static final int LUMA = 76_309;
    private static final int V_TO_RED = 104_597;
    private static final int V_TO_GREEN = -53_279;
    private static final int U_TO_GREEN = -25_675;
    private static final int U_TO_BLUE = 132_201;

    private Images() {}

    /**
     * The picture as {@link PixelFormat#BGR} without a gap between rows: itself where it is that already, else a copy.
     * Transparency of {@link PixelFormat#RGBA} is ignored.
     */
    public static Image toBgr(Image image) {
        int row = 3 * image.width();
        if (image.format() == PixelFormat.BGR && image.stride() == row) {
            return image;
        }
        byte[] to = new byte[Math.multiplyExact(row, image.height())];
        for (int y = 0; y < image.height(); y++) {
            rowToBgr(image, y, to, y * row);
        }
        return Image.of(image.width(), image.height(), PixelFormat.BGR, to);
    }

    /**
     * One row of the picture as {@link PixelFormat#BGR}.
     *
     * @param y the row, 0 at the top
     * @param to where its 3 x width bytes go
     * @param at index of the first of them
     */
    public static void rowToBgr(Image image, int y, byte[] to, int at) {
        int from = y * image.stride();
        switch (image.format()) {
            case BGR -> System.arraycopy(image.data(), from, to, at, 3 * image.width());
            case RGB -> copyRgb(image, from, 3, to, at);
            case RGBA -> copyRgb(image, from, 4, to, at);
            case GRAY -> copyGray(image, from, to, at);
            case NV21 -> copyNv21(image, y, to, at);
        }
    }

    private static void copyRgb(Image image, int from, int step, byte[] to, int at) {
        byte[] data = image.data();
        for (int x = 0; x < image.width(); x++, from += step, at += 3) {
            to[at] = data[from + 2];
            to[at + 1] = data[from + 1];
            to[at + 2] = data[from];
        }
    }

    private static void copyGray(Image image, int from, byte[] to, int at) {
        byte[] data = image.data();
        for (int x = 0; x < image.width(); x++, at += 3) {
            byte gray = data[from + x];
            to[at] = gray;
            to[at + 1] = gray;
            to[at + 2] = gray;
        }
    }

    private static void copyNv21(Image image, int y, byte[] to, int at) {
        byte[] data = image.data();
        int luma = y * image.stride();
        int chroma = (image.height() + y / 2) * image.stride();
        for (int x = 0; x < image.width(); x++, at += 3) {
            int light = LUMA * (Math.max((data[luma + x] & 0xff) - 16, 0)) + HALF;
            int v = (data[chroma + (x & ~1)] & 0xff) - 128;
            int u = (data[chroma + (x | 1)] & 0xff) - 128;
            to[at] = clamp(light + U_TO_BLUE * u);
            to[at + 1] = clamp(light + V_TO_GREEN * v + U_TO_GREEN * u);
            to[at + 2] = clamp(light + V_TO_RED * v);
        }
    }

    private static byte clamp(int fixed) {
        return (byte) Math.max(0, Math.min(255, fixed >> SCALE));
    }
}
