package io.mien.maix.image;

import io.mien.maix.Err;
import io.mien.maix.MaixException;

/**
 * A picture that can be drawn on, as MaixPy's {@code image.Image}; the functions of MaixPy's module {@code image} are its static
 * methods. Whatever makes a new picture leaves this one as it was. Belongs to one thread at a time; the static methods are
 * thread-safe.
 */
public final class Image extends ImageSpelling {
    private final Pixels pixels;

    private Image(Pixels pixels) {
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
     * A black picture, transparent in {@link Format#FMT_RGBA8888}.
     *
     * @param width in pixels, at least 1; even in {@link Format#FMT_YVU420SP}
     * @param height in pixels, at least 1; even in {@link Format#FMT_YVU420SP}
     */
    public Image(int width, int height, Format format) {
        this(black(new Pixels(width, height, format)));
    }

    /** A picture of one color. */
    public Image(int width, int height, Format format, Color background) {
        this(width, height, format);
        drawRect(0, 0, width, height, background, -1);
    }

    private static Pixels black(Pixels zero) {
        return zero.format == Format.FMT_YVU420SP
                ? new Pixels(zero.width, zero.height, Format.FMT_BGR888).in(zero.format)
                : zero;
    }

    /** A picture of Mien's; its bytes are copied. */
    public static Image of(io.mien.image.Image picture) {
        return new Image(Pixels.of(picture));
    }

    /**
     * Reads a picture file in RGB: upright, transparency laid on black.
     *
     * @throws MaixException {@link Err#ERR_NOT_FOUND} if there is no such file, {@link Err#ERR_IO} if it is not a picture that can be
     *     read
     */
    public static Image load(String path) {
        return load(path, Format.FMT_RGB888);
    }

    /** Reads a picture file in a format. */
    public static Image load(String path, Format format) {
        return new Image(PictureFiles.read(path).in(format));
    }

    /** Writes a picture file with a JPEG's quality of 95. */
    public void save(String path) {
        save(path, PictureFiles.DEFAULT_QUALITY);
    }

    /**
     * Writes a picture file; its folder is made if need be.
     *
     * @param path ends in {@code .jpg}, {@code .jpeg}, {@code .png} or {@code .bmp}; a PNG keeps transparency
     * @param quality of a JPEG, 0..100
     * @throws MaixException {@link Err#ERR_ARGS} for another ending or quality, {@link Err#ERR_IO} if it cannot be written
     */
    public void save(String path, int quality) {
        PictureFiles.write(pixels, path, quality);
    }

    @Override
    Pixels pixels() {
        return pixels;
    }

    @Override
    Image self() {
        return this;
    }

    /** Width in pixels. */
    public int width() {
        return pixels.width;
    }

    /** Height in pixels. */
    public int height() {
        return pixels.height;
    }

    /** Layout of the pixels. */
    public Format format() {
        return pixels.format;
    }

    /** The same picture for Mien's own services; a copy that later drawing does not change. */
    public io.mien.image.Image toMien() {
        return pixels.copy().view();
    }

    /** The color of a pixel of a picture that is not in {@link Format#FMT_YVU420SP}. */
    public Color pixel(int x, int y) {
        pixels.needInterleaved("reading a pixel");
        if (x < 0 || y < 0 || x >= width() || y >= height()) {
            throw new MaixException(
                    Err.ERR_ARGS, x + "," + y + " lies outside a picture of " + width() + "x" + height());
        }
        return pixels.at(x, y);
    }

    /** A copy in another format, or in the same. Transparency is dropped without mixing. */
    public Image toFormat(Format format) {
        return format == format() ? copy() : new Image(pixels.in(format));
    }

    /** A copy that can be drawn on by itself. */
    public Image copy() {
        return new Image(pixels.copy());
    }

    /**
     * A part of the picture.
     *
     * @param x of its left edge
     * @param y of its upper edge
     * @throws MaixException {@link Err#ERR_ARGS} if it does not lie in the picture
     */
    public Image crop(int x, int y, int w, int h) {
        if (x < 0 || y < 0 || w < 1 || h < 1 || x > width() - w || y > height() - h) {
            throw new MaixException(
                    Err.ERR_ARGS,
                    x + "," + y + " " + w + "x" + h + ": does not lie in a picture of " + width() + "x" + height());
        }
        return geometry(w, h, (from, to) -> new Warp(1, 0, x, 0, 1, y).fill(from, to, 0, 0, w, h, true));
    }

    /** A copy stretched to another size. */
    public Image resize(int width, int height) {
        return resize(width, height, Fit.FIT_FILL);
    }

    /**
     * A copy of another size, with bilinear interpolation.
     *
     * @param width in pixels; -1: by the height, in the picture's proportions
     * @param height in pixels; -1: by the width
     */
    public Image resize(int width, int height, Fit fit) {
        int w = width == -1 ? (int) ((long) height * width() / height()) : width;
        int h = height == -1 ? (int) ((long) width * height() / width()) : height;
        Placement placement = Placement.of(width(), height(), w, h, fit);
        return geometry(w, h, placement::draw);
    }

    /** A copy turned around its middle, as large as it needs to be. */
    public Image rotate(float angle) {
        return rotate(angle, -1, -1);
    }

    /**
     * A copy turned around its middle; what it does not cover is black.
     *
     * @param angle in degrees, counterclockwise
     * @param width of the copy; -1: as wide as the turned picture
     * @param height of the copy; -1: as high as the turned picture
     */
    public Image rotate(float angle, int width, int height) {
        double sin = Math.abs(Math.sin(Math.toRadians(angle))), cos = Math.abs(Math.cos(Math.toRadians(angle)));
        int w = width == -1 ? (int) Math.round(width() * cos + height() * sin) : width;
        int h = height == -1 ? (int) Math.round(width() * sin + height() * cos) : height;
        return geometry(w, h, (from, to) -> Warp.turn(from, w, h, angle).fill(from, to, 0, 0, w, h, false));
    }

    /**
     * A copy moved so that three of its points come to lie on three others; what it does not cover is black.
     *
     * @param from x and y of three points of this picture
     * @param to x and y of the same points in the copy
     * @param width of the copy in pixels
     * @param height of the copy in pixels
     */
    public Image affine(int[] from, int[] to, int width, int height) {
        Warp warp = Warp.between(from, to);
        return geometry(width, height, (old, copy) -> warp.fill(old, copy, 0, 0, width, height, false));
    }

    private interface Filling {
        void fill(Pixels from, Pixels to);
    }

    /** Pixels that share a color are computed in BGR. */
    private Image geometry(int width, int height, Filling filling) {
        Format own = format();
        Format computed = own == Format.FMT_YVU420SP ? Format.FMT_BGR888 : own;
        Pixels to = new Pixels(width, height, computed);
        filling.fill(pixels.in(computed), to);
        return new Image(to.in(own));
    }

    /**
     * The place of a point or a rectangle of a picture after {@link #resize}, in whole pixels, cut off.
     *
     * @param widthIn of the picture
     * @param heightIn of the picture
     * @param widthOut of the resized picture
     * @param heightOut of the resized picture
     * @param position x and y, or x, y, width and height
     * @return as many numbers
     */
    public static int[] resizeMapPos(int widthIn, int heightIn, int widthOut, int heightOut, Fit fit, int... position) {
        return Placement.of(widthIn, heightIn, widthOut, heightOut, fit).map(position);
    }

    /** The place in the original of a point or a rectangle of the resized picture; parameters as for {@link #resizeMapPos}. */
    public static int[] resizeMapPosReverse(
            int widthIn, int heightIn, int widthOut, int heightOut, Fit fit, int... position) {
        return Placement.of(widthIn, heightIn, widthOut, heightOut, fit)
                .inverse()
                .map(position);
    }

    /** Its size and format. */
    @Override
    public String toString() {
        return "Image(" + width() + "x" + height() + ", " + format() + ")";
    }
}
