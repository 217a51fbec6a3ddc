package io.mien.image;

/** How the bytes of an {@link Image} are laid out. Channels are unsigned 8-bit values, interleaved except for {@link #NV21}. */
public enum PixelFormat {
    BGR(3),
    RGB(3),
    RGBA(4),
    GRAY(1),
    /**
     * A full-size Y plane, then rows of interleaved V and U at half size both ways; BT.601, video range.
     * Width and height are even.
     */
    NV21(1);

    private final int bytesPerPixel;

    PixelFormat(int bytesPerPixel) {
        this.bytesPerPixel = bytesPerPixel;
    }

    /** Bytes from one pixel to the next in a row; for {@link #NV21} in a row of the Y plane. */
    public int bytesPerPixel() {
        return bytesPerPixel;
    }

    /** Rows of {@code stride} bytes that an image of this height takes, both planes of {@link #NV21} counted. */
    public long rows(int height) {
        return this == NV21 ? height + height / 2L : height;
    }
}
