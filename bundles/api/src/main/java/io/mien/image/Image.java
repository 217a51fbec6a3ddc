package io.mien.image;

import java.util.Objects;

/**
 * A picture in plain Java memory. The bytes are not copied: who hands them over must not change them afterward, and who
 * receives them must not either. Immutable and thread-safe under that rule.
 */
public final class Image {
    private final int width;
    private final int height;
    private final int stride;
    private final PixelFormat format;
    private final byte[] data;

    private Image(int width, int height, int stride, PixelFormat format, byte[] data) {
        this.width = width;
        this.height = height;
        this.stride = stride;
        this.format = format;
        this.data = data;
    }

    /** An image whose rows follow each other without a gap. See {@link #of(int, int, int, PixelFormat, byte[])}. */
    public static Image of(int width, int height, PixelFormat format, byte[] data) {
        long stride = (long) width * format.bytesPerPixel();
        if (stride > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(describe(width, height, format) + " has rows of " + stride + " bytes");
        }
        return of(width, height, (int) stride, format, data);
    }

    /**
     * @param width in pixels, at least 1
     * @param height in pixels, at least 1
     * @param stride bytes from one row to the next, at least a row's own bytes
     * @param format layout of the bytes
     * @param data at least the bytes of all rows; the last row may end with its last pixel
     * @throws IllegalArgumentException naming the size and what is wrong with it
     */
    public static Image of(int width, int height, int stride, PixelFormat format, byte[] data) {
        Objects.requireNonNull(format, "format");
        Objects.requireNonNull(data, "data");
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(describe(width, height, format) + " has no pixels");
        }
        if (format == PixelFormat.NV21 && ((width | height) & 1) != 0) {
            throw new IllegalArgumentException(describe(width, height, format) + " needs an even width and height");
        }
        long row = (long) width * format.bytesPerPixel();
        if (stride < row) {
            throw new IllegalArgumentException(
                    describe(width, height, format) + " needs a stride of " + row + ", not " + stride);
        }
        long needed = (format.rows(height) - 1) * stride + row;
        if (data.length < needed) {
            throw new IllegalArgumentException(
                    describe(width, height, format) + " needs " + needed + " bytes, not " + data.length);
        }
        return new Image(width, height, stride, format, data);
    }

    private static String describe(int width, int height, PixelFormat format) {
        return "a " + format + " image of " + width + "x" + height;
    }

    /** Width in pixels. */
    public int width() {
        return width;
    }

    /** Height in pixels. */
    public int height() {
        return height;
    }

    /** Bytes from one row to the next. */
    public int stride() {
        return stride;
    }

    /** Layout of {@link #data()}. */
    public PixelFormat format() {
        return format;
    }

    /** The bytes themselves, not a copy: read only. */
    public byte[] data() {
        return data;
    }

    @Override
    public String toString() {
        return width + "x" + height + " " + format;
    }
}
