package io.mien.picture.imageio;

import java.awt.Point;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.DataBufferUShort;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * A raster that a reader of ImageIO takes for the pixels of the whole picture. It holds none: the rows that are written,
 * from top to bottom, go to a {@link BlockMean}.
 */
final class ReducingRaster extends WritableRaster {
    private static final int[] RGB = {0, 1, 2};
    private static final boolean RED_FIRST = true;

    private final boolean eightBits;
    private final BgrPixels.Row row;
    private final BlockMean mean;
    private final int[] samples;
    private final byte[] bgr;

    ReducingRaster(ColorModel colours, SampleModel layout, BlockMean mean) {
        super(layout, noPixels(layout.getTransferType()), new Point());
        this.eightBits = colours instanceof ComponentColorModel
                && colours.getNumComponents() == RGB.length
                && colours.getComponentSize(0) == Byte.SIZE;
        this.row = BgrPixels.row(colours);
        this.mean = mean;
        this.samples = new int[layout.getWidth() * layout.getNumBands()];
        this.bgr = new byte[3 * layout.getWidth()];
    }

    private static DataBuffer noPixels(int type) {
        return type == DataBuffer.TYPE_USHORT ? new DataBufferUShort(1) : new DataBufferByte(1);
    }

    @Override
    public void setRect(int x, int y, Raster rows) {
        if (isRgbRow(rows)) {
            DataBufferByte bytes = (DataBufferByte) rows.getDataBuffer();
            mean.add(bytes.getData(), bytes.getOffset(), RED_FIRST);
            return;
        }
        for (int i = 0; i < rows.getHeight(); i++) {
            rows.getPixels(rows.getMinX(), rows.getMinY() + i, getWidth(), 1, samples);
            add();
        }
    }

    /** Whether a row is as most are, so that its bytes are taken as they lie: a third of the time. */
    private boolean isRgbRow(Raster rows) {
        return eightBits
                && rows.getHeight() == 1
                && rows.getMinX() == rows.getSampleModelTranslateX()
                && rows.getMinY() == rows.getSampleModelTranslateY()
                && rows.getDataBuffer() instanceof DataBufferByte
                && rows.getSampleModel() instanceof PixelInterleavedSampleModel layout
                && layout.getPixelStride() == RGB.length
                && Arrays.equals(layout.getBandOffsets(), RGB);
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
        mean.add(bgr, 0, !RED_FIRST);
    }
}
