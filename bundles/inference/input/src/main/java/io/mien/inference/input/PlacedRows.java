package io.mien.inference.input;

import io.mien.model.InputSize;

/** Knows where the values of a row lie in an input of either layout. The row in work is a line of values of one type. */
abstract class PlacedRows implements InputRows {
    /** Values of a line: a row of three channels. */
    final int lineLength;

    /** From a pixel's value to the same channel of the next pixel in the line. */
    final int pixelStep;

    /** From a pixel's value to its next channel in the line. */
    final int channelStep;

    private final InputSize size;
    private final boolean packed;

    PlacedRows(InputSize size, PixelLayout layout) {
        this.size = size;
        packed = layout == PixelLayout.PACKED;
        lineLength = Letterboxer.CHANNELS * size.width();
        pixelStep = packed ? Letterboxer.CHANNELS : 1;
        channelStep = packed ? 1 : size.width();
    }

    @Override
    public final void pad(int from) {
        for (int c = 0; c < Letterboxer.CHANNELS; c++) {
            int start = c * channelStep + from * pixelStep;
            pad(c, start, start + (size.width() - from) * pixelStep);
        }
    }

    @Override
    public final void put(int place, int y) {
        int picture = place * lineLength * size.height();
        if (packed) {
            write(picture + y * lineLength, 0, lineLength);
            return;
        }
        for (int c = 0; c < Letterboxer.CHANNELS; c++) {
            write(picture + (c * size.height() + y) * size.width(), c * size.width(), size.width());
        }
    }

    /** Makes a channel's values black, in steps of {@link #pixelStep} between these places of the line. */
    abstract void pad(int channel, int from, int to);

    /** Writes part of the line. */
    abstract void write(int at, int from, int count);
}
