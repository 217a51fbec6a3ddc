package io.mien.aligner.plain;

import io.mien.aligner.SourceRegion;
import io.mien.image.Image;
import io.mien.image.PixelFormat;

/**
 * Interleaved pixels to sample from, whatever their channel order.
 *
 * @param data one unsigned byte a channel
 * @param stride bytes from one row to the next
 * @param step bytes from one pixel to the next
 * @param blue offset of blue in a pixel
 * @param green offset of green in a pixel
 * @param red offset of red in a pixel
 * @param left column of the picture that the pixels begin at
 * @param top row of the picture that the pixels begin at
 * @param width in pixels
 * @param height in pixels
 */
record SourcePixels(
        byte[] data, int stride, int step, int blue, int green, int red, int left, int top, int width, int height) {
    /** Pixels of the picture that hold at least the region: as they are where interleaved, else converted. */
    static SourcePixels of(Image image, SourceRegion region) {
        return switch (image.format()) {
            case BGR -> interleaved(image, 0, 1, 2);
            case RGB, RGBA -> interleaved(image, 2, 1, 0);
            case GRAY -> interleaved(image, 0, 0, 0);
            case NV21 -> new SourcePixels(
                    Nv21.toBgr(image, region),
                    3 * region.width(),
                    3,
                    0,
                    1,
                    2,
                    region.x(),
                    region.y(),
                    region.width(),
                    region.height());
        };
    }

    private static SourcePixels interleaved(Image image, int blue, int green, int red) {
        PixelFormat format = image.format();
        return new SourcePixels(
                image.data(),
                image.stride(),
                format.bytesPerPixel(),
                blue,
                green,
                red,
                0,
                0,
                image.width(),
                image.height());
    }
}
