package io.mien.picture.imageio;

import java.awt.Point;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;

/**
 * What a reader of ImageIO takes for the pixels of the whole picture. It holds none: the rows that are written, from top to
 * bottom, go to a {@link BlockMean}.
 */
final class ReducingRaster extends WritableRaster {
    private final Pixels.Row row;
    private final BlockMean mean;
    private final int[] samples;
    private final byte[] bgr;

    ReducingRaster(ColorModel colours, SampleModel layout, BlockMean mean) {
        super(layout, noPixels(layout.getTransferType()), new Point());
        this.row = Pixels.row(colours);
        this.mean = mean;
        this.samples = new int[layout.getWidth() * layout.getNumBands()];
        this.bgr = new byte[3 * layout.getWidth()];
    }

    private static DataBuffer noPixels(int type) {
        return type == DataBuffer.TYPE_USHORT ? new DataBufferUShort(1) : new DataBufferByte(1);
    }

    @Override
    public void setRect(int x, int y, Raster rows) {
        for (int i = 0; i < rows.getHeight(); i++) {
            rows.getPixels(rows.getMinX(), rows.getMinY() + i, getWidth(), 1, samples);
            add();
        }
    }

    /** Readers that convert write pixel by pixel. */
    @Override
    public void setPixel(int x, int y, int[] pixel) {
        System.arraycopy(pixel, 0, samples, x * getNumBands(), getNumBands());
        if (x == getWidth() - 1) {
            add();
        }
    }

    private void add() {
        row.write(samples, bgr, 0);
        mean.add(bgr);
    }
}
