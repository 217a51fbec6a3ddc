package io.mien.maix.image;

import io.mien.image.Images;
import io.mien.image.PixelFormat;
import io.mien.maix.Err;
import io.mien.maix.MaixException;

/**
 * The bytes of a picture without gaps between rows, and the one place that knows where a format keeps a color. Belongs to one
 * thread at a time.
 */
final class Pixels {
    private static final int OPAQUE = 255;
    // BT.601 in 16-bit fixed point, as OpenCV weights a gray.
    private static final int RED_LIGHT = 19_595;
    private static final int GREEN_LIGHT = 38_470;
    private static final int BLUE_LIGHT = 7_471;
    private static final int HALF = 1 << 15;

    final int width;
    final int height;
    final Format format;
    final byte[] data;

    private final int step;
    private final int red;
    private final int green;
    private final int blue;

    Pixels(int width, int height, Format format) {
        this(width, height, format, new byte[bytes(width, height, format)]);
    }

    /** @param data is kept, and changed by what is drawn */
    Pixels(int width, int height, Format format, byte[] data) {
        this.width = width;
        this.height = height;
        this.format = format;
        this.data = data;
        step = format.pixels().bytesPerPixel();
        boolean gray = step == 1;
        red = gray ? 0 : format == Format.FMT_BGR888 ? 2 : 0;
        green = gray ? 0 : 1;
        blue = gray ? 0 : 2 - red;
    }

    private static int bytes(int width, int height, Format format) {
        if (width < 1 || height < 1) {
            throw new MaixException(
                    Err.ERR_ARGS, width + "x" + height + ": a picture is at least one pixel wide and high");
        }
        if (format == Format.FMT_YVU420SP && ((width | height) & 1) != 0) {
            throw new MaixException(
                    Err.ERR_ARGS, width + "x" + height + ": " + format + " needs an even width and an even height");
        }
        long bytes = format.pixels().rows(height) * width * format.pixels().bytesPerPixel();
        if (bytes > Integer.MAX_VALUE - 8) {
            throw new MaixException(Err.ERR_ARGS, width + "x" + height + ": a picture has less than 2 GiB");
        }
        return (int) bytes;
    }

    /** A copy of a picture of Mien's. */
    static Pixels of(io.mien.image.Image picture) {
        Pixels copy = new Pixels(picture.width(), picture.height(), Format.of(picture.format()));
        int row = copy.width * copy.step;
        for (int y = 0; y < picture.format().rows(picture.height()); y++) {
            System.arraycopy(picture.data(), y * picture.stride(), copy.data, y * row, row);
        }
        return copy;
    }

    /** A window on the same bytes, for Mien's own classes. */
    io.mien.image.Image view() {
        return io.mien.image.Image.of(width, height, format.pixels(), data);
    }

    Pixels copy() {
        return new Pixels(width, height, format, data.clone());
    }

    /** Refuses what is drawn on, or computed from, pixel by pixel in a format whose colors are shared by four pixels. */
    void needInterleaved(String what) {
        if (format == Format.FMT_YVU420SP) {
            throw new MaixException(
                    Err.ERR_NOT_IMPL, format + ": " + what + " needs another format; convert it with toFormat first");
        }
    }

    /** Lays a color over a pixel; outside the picture nothing happens. */
    void blend(int x, int y, Color color, double coverage) {
        if (x < 0 || y < 0 || x >= width || y >= height || coverage <= 0) {
            return;
        }
        int over = (int) Math.round(Math.min(1, coverage) * color.alpha() * OPAQUE);
        int at = (y * width + x) * step;
        if (step == 1) {
            data[at] = mix(data[at], color.gray().r(), over);
            return;
        }
        data[at + red] = mix(data[at + red], color.r(), over);
        data[at + green] = mix(data[at + green], color.g(), over);
        data[at + blue] = mix(data[at + blue], color.b(), over);
        if (step == 4) {
            data[at + 3] = mix(data[at + 3], OPAQUE, over);
        }
    }

    private static byte mix(byte under, int color, int over) {
        int below = under & 0xff;
        return (byte) (below + ((color - below) * over + (color < below ? -OPAQUE / 2 : OPAQUE / 2)) / OPAQUE);
    }

    /** The same picture in another format; itself if it has it. */
    Pixels in(Format to) {
        if (to == format) {
            return this;
        }
        if (to == Format.FMT_YVU420SP) {
            return Nv21.encode(in(Format.FMT_BGR888), new Pixels(width, height, to));
        }
        Pixels out = new Pixels(width, height, to);
        byte[] bgr = new byte[3 * width];
        io.mien.image.Image source = view();
        for (int y = 0, at = 0; y < height; y++) {
            Images.rowToBgr(source, y, bgr, 0);
            for (int x = 0; x < bgr.length; x += 3, at += out.step) {
                out.put(at, bgr[x + 2], bgr[x + 1], bgr[x]);
            }
        }
        return out;
    }

    private void put(int at, byte r, byte g, byte b) {
        if (format.pixels() == PixelFormat.GRAY) {
            data[at] =
                    (byte) ((RED_LIGHT * (r & 0xff) + GREEN_LIGHT * (g & 0xff) + BLUE_LIGHT * (b & 0xff) + HALF) >> 16);
            return;
        }
        data[at + red] = r;
        data[at + green] = g;
        data[at + blue] = b;
        if (step == 4) {
            data[at + 3] = (byte) OPAQUE;
        }
    }

    /** Lays another picture over this one; what stands over the edge is left out. */
    void lay(Pixels other, int x, int y) {
        needInterleaved("drawing");
        Pixels top = other.format == format || other.format == Format.FMT_RGBA8888 ? other : other.in(format);
        int left = Math.max(0, -x), right = Math.min(top.width, width - x);
        for (int v = Math.max(0, -y); v < Math.min(top.height, height - y) && left < right; v++) {
            if (top.format == format && step < 4) {
                int from = (v * top.width + left) * step, to = ((y + v) * width + x + left) * step;
                System.arraycopy(top.data, from, data, to, (right - left) * step);
            } else {
                for (int u = left; u < right; u++) {
                    blend(x + u, y + v, top.at(u, v), 1);
                }
            }
        }
    }

    /** The color of a pixel, with its transparency. */
    Color at(int x, int y) {
        int at = (y * width + x) * step;
        float alpha = step == 4 ? (data[at + 3] & 0xff) / (float) OPAQUE : 1;
        return new Color(data[at + red] & 0xff, data[at + green] & 0xff, data[at + blue] & 0xff, alpha);
    }
}
