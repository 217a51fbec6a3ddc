package io.mien.sightings.recording;

import io.mien.image.Image;
import io.mien.image.PixelFormat;

/** Makes large crops smaller by means of squares. */
final class CropReduction {
    private static final int CHANNELS = 3;

    private CropReduction() {}

    /**
     * @param side most pixels of the longer side
     * @param image BGR
     * @return the same image if it is small enough
     */
    static Image to(int side, Image image) {
        int longer = Math.max(image.width(), image.height());
        int step = (longer + side - 1) / side;
        if (step <= 1) {
            return image;
        }
        int width = Math.max(1, image.width() / step);
        int height = Math.max(1, image.height() / step);
        byte[] to = new byte[CHANNELS * width * height];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                for (int channel = 0; channel < CHANNELS; channel++) {
                    to[CHANNELS * (y * width + x) + channel] = (byte) mean(image, x * step, y * step, channel, step);
                }
            }
        }
        return Image.of(width, height, PixelFormat.BGR, to);
    }

    private static int mean(Image image, int left, int top, int channel, int step) {
        int right = Math.min(image.width(), left + step);
        int bottom = Math.min(image.height(), top + step);
        int sum = 0;
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                sum += image.data()[y * image.stride() + CHANNELS * x + channel] & 0xff;
            }
        }
        return sum / ((right - left) * (bottom - top));
    }
}
