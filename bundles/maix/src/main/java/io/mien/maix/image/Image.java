package io.mien.maix.image;

/** A picture that can be drawn on, as MaixPy's {@code image.Image}. Belongs to one thread at a time. */
public final class Image {
    private final Format format;
    private final io.mien.image.Image pixels;

    private Image(Format format, io.mien.image.Image pixels) {
        this.format = format;
        this.pixels = pixels;
    }

    /**
     * A black picture in RGB.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     */
    public Image(int width, int height) {
        this(width, height, Format.FMT_RGB888);
    }

    /**
     * A black picture.
     *
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     */
    public Image(int width, int height, Format format) {
        this(
                format,
                io.mien.image.Image.of(
                        width,
                        height,
                        format.pixels(),
                        new byte
                                [(int) format.pixels().rows(height)
                                        * width
                                        * format.pixels().bytesPerPixel()]));
    }

    /** A picture of Mien's; its bytes are copied. */
    public static Image of(io.mien.image.Image picture) {
        io.mien.image.Image copy = io.mien.image.Image.of(
                picture.width(),
                picture.height(),
                picture.stride(),
                picture.format(),
                picture.data().clone());
        return new Image(Format.of(picture.format()), copy);
    }

    /** Width in pixels. */
    public int width() {
        return pixels.width();
    }

    /** Height in pixels. */
    public int height() {
        return pixels.height();
    }

    /** Layout of the pixels. */
    public Format format() {
        return format;
    }

    /** The same picture for Mien's own services; a copy that later drawing does not change. */
    public io.mien.image.Image toMien() {
        return of(pixels).pixels;
    }
}
