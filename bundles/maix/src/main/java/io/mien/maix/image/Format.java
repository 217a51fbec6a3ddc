package io.mien.maix.image;

import io.mien.image.PixelFormat;

/** How the pixels of an {@link Image} are laid out, by MaixPy's names ({@code image.Format.FMT_RGB888} and so on). */
public enum Format {
    FMT_RGB888(PixelFormat.RGB),
    FMT_BGR888(PixelFormat.BGR),
    FMT_RGBA8888(PixelFormat.RGBA),
    FMT_GRAYSCALE(PixelFormat.GRAY),
    /** YUV 4:2:0: a plane of Y, then V and U in turn; width and height are even. */
    FMT_YVU420SP(PixelFormat.NV21);

    private final PixelFormat pixels;

    Format(PixelFormat pixels) {
        this.pixels = pixels;
    }

    /** The same in Mien. */
    public PixelFormat pixels() {
        return pixels;
    }

    /** The format of a picture of Mien's. */
    public static Format of(PixelFormat pixels) {
        for (Format format : values()) {
            if (format.pixels == pixels) {
                return format;
            }
        }
        throw new IllegalArgumentException(pixels.toString());
    }
}
