package io.mien.picture.imageio;

import io.mien.image.Image;
import io.mien.picture.imageio.PictureEssence.Colour;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;

/**
 * Reads a TIFF page in bands of whole strips or tiles: the reader finds a strip by its offset, and so only one band of
 * samples, which may be wide, is in memory at a time.
 */
final class TiffBands {
    private static final int LEAST_ROWS = 256;

    private TiffBands() {}

    static Image read(ImageReader reader, PictureEssence essence) throws IOException {
        int width = essence.width();
        BlockMean mean = new BlockMean(width, essence.height(), essence.reduction());
        int tile = Math.max(1, reader.getTileHeight(0));
        int rows = (LEAST_ROWS + tile - 1) / tile * tile;
        for (int y = 0; y < essence.height(); y += rows) {
            ImageReadParam param = reader.getDefaultReadParam();
            param.setSourceRegion(new Rectangle(0, y, width, Math.min(rows, essence.height() - y)));
            byte[] band = band(reader, param, essence.colour()).data();
            for (int at = 0; at < band.length; at += 3 * width) {
                mean.add(Arrays.copyOfRange(band, at, at + 3 * width));
            }
        }
        return mean.image();
    }

    private static Image band(ImageReader reader, ImageReadParam param, Colour colour) throws IOException {
        BufferedImage band = reader.read(0, param);
        return colour == Colour.ANY ? BgrPixels.toBgr(band) : InkConversion.toBgr(band.getRaster(), colour);
    }
}
