package io.mien.picture.imageio;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;

/** Pixels of any layout to BGR: the stored values brought to 8 bits, without color management, on black. */
final class BgrPixels {
    private static final int OPAQUE = 255;

    private BgrPixels() {}

    static Image toBgr(BufferedImage from) {
        int width = from.getWidth();
        int height = from.getHeight();
        byte[] to = new byte[Math.multiplyExact(3 * width, height)];
        Row row = row(from.getColorModel());
        Raster raster = from.getRaster();
        int[] samples = new int[width * raster.getNumBands()];
        for (int y = 0; y < height; y++) {
            row.write(raster.getPixels(0, y, width, 1, samples), to, y * width * 3);
        }
        return Image.of(width, height, PixelFormat.BGR, to);
    }

    /** Converts rows of pixels of these colors. */
    static Row row(ColorModel colours) {
        return colours instanceof IndexColorModel palette ? new PaletteRow(palette) : new ChannelRow(colours);
    }

    /** Writes a row of samples as BGR. */
    interface Row {
        void write(int[] samples, byte[] to, int at);
    }

    /** One sample a pixel, which picks a color. */
    private record PaletteRow(byte[] bgr) implements Row {
        PaletteRow(IndexColorModel palette) {
            this(new byte[3 * palette.getMapSize()]);
            for (int i = 0; i < palette.getMapSize(); i++) {
                int alpha = palette.getAlpha(i);
                bgr[3 * i] = onBlack(palette.getBlue(i), alpha);
                bgr[3 * i + 1] = onBlack(palette.getGreen(i), alpha);
                bgr[3 * i + 2] = onBlack(palette.getRed(i), alpha);
            }
        }

        @Override
        public void write(int[] samples, byte[] to, int at) {
            // A damaged file may name a color that its palette lacks: black.
            for (int x = 0, out = at; x < samples.length; x++, out += 3) {
                int colour = 3 * samples[x];
                if (colour < bgr.length) {
                    System.arraycopy(bgr, colour, to, out, 3);
                }
            }
        }
    }

    /** One, two, three or four samples a pixel: gray or color, with alpha last where there is any. */
    private record ChannelRow(int[] bits, int bands, boolean gray, boolean alpha) implements Row {
        ChannelRow(ColorModel model) {
            this(
                    model.getComponentSize(),
                    model.getNumComponents(),
                    model.getNumColorComponents() == 1,
                    model.hasAlpha() && !model.isAlphaPremultiplied());
        }

        @Override
        public void write(int[] samples, byte[] to, int at) {
            int green = gray ? 0 : 1;
            int blue = gray ? 0 : 2;
            for (int i = 0, out = at; i < samples.length; i += bands, out += 3) {
                int opacity = alpha ? toEight(samples[i + bands - 1], bits[bands - 1]) : OPAQUE;
                to[out] = onBlack(toEight(samples[i + blue], bits[blue]), opacity);
                to[out + 1] = onBlack(toEight(samples[i + green], bits[green]), opacity);
                to[out + 2] = onBlack(toEight(samples[i], bits[0]), opacity);
            }
        }

        private static int toEight(int sample, int bits) {
            if (bits == 8) {
                return sample;
            }
            return bits > 8 ? sample >>> bits - 8 : sample * 255 / ((1 << bits) - 1);
        }
    }

    private static byte onBlack(int value, int alpha) {
        return (byte) ((value * alpha + OPAQUE / 2) / OPAQUE);
    }
}
