package io.mien.aligner.plain;

import io.mien.aligner.SourceRegion;
import io.mien.image.Image;

/** NV21 to BGR: BT.601 of video range (16..235 for Y, 16..240 for U and V) in 20-bit fixed point. */
final class Nv21 {
    private static final int BITS = 20;
    private static final int LUMA = fixed(1.164);
    private static final int V_TO_RED = fixed(1.596);
    private static final int V_TO_GREEN = fixed(.813);
    private static final int U_TO_GREEN = fixed(.391);
    private static final int U_TO_BLUE = fixed(2.018);

    private Nv21() {}

    private static int fixed(double factor) {
        return (int) Math.round(factor * (1 << BITS));
    }

    /** The region's pixels, three bytes each, rows without a gap. */
    static byte[] toBgr(Image image, SourceRegion region) {
        byte[] bgr = new byte[Math.multiplyExact(3, Math.multiplyExact(region.width(), region.height()))];
        int at = 0;
        for (int y = region.y(); y < region.y() + region.height(); y++) {
            convertRow(image, y, region, bgr, at);
            at += 3 * region.width();
        }
        return bgr;
    }

    private static void convertRow(Image image, int y, SourceRegion region, byte[] bgr, int at) {
        byte[] data = image.data();
        int lumaRow = y * image.stride();
        int chromaRow = (image.height() + y / 2) * image.stride();
        for (int x = region.x(); x < region.x() + region.width(); x++, at += 3) {
            int luma = Math.max(0, (data[lumaRow + x] & 0xff) - 16) * LUMA;
            int v = (data[chromaRow + (x & ~1)] & 0xff) - 128;
            int u = (data[chromaRow + (x | 1)] & 0xff) - 128;
            bgr[at] = channel(luma + U_TO_BLUE * u);
            bgr[at + 1] = channel(luma - V_TO_GREEN * v - U_TO_GREEN * u);
            bgr[at + 2] = channel(luma + V_TO_RED * v);
        }
    }

    private static byte channel(int fixed) {
        int value = (fixed + (1 << BITS - 1)) >> BITS;
        return (byte) Math.max(0, Math.min(255, value));
    }
}
