package io.mien.inference.input;

import io.mien.model.InputSize;
import java.nio.ByteBuffer;

/** An input of bytes, planar or packed. Not thread-safe. */
public final class ByteRows implements InputRows {
    private final ByteBuffer input;
    private final InputSize size;
    private final PixelLayout layout;
    private final ByteMeaning meaning;

    /** The row in work: one channel after the other, or pixel after pixel. */
    private final byte[] line;

    private final int pixel;
    private final int channelStep;

    /**
     * @param input where the pictures go, written by absolute index
     * @param size of a picture
     * @param meaning of a pixel's values
     */
    public ByteRows(ByteBuffer input, InputSize size, PixelLayout layout, ByteMeaning meaning) {
        this.input = input;
        this.size = size;
        this.layout = layout;
        this.meaning = meaning;
        line = new byte[Letterboxer.CHANNELS * size.width()];
        pixel = layout == PixelLayout.PACKED ? Letterboxer.CHANNELS : 1;
        channelStep = layout == PixelLayout.PACKED ? 1 : size.width();
    }

    @Override
    public void pad(int from) {
        for (int c = 0; c < Letterboxer.CHANNELS; c++) {
            byte black = meaning.ofChannel(c)[0];
            for (int x = from, to = c * channelStep + from * pixel; x < size.width(); x++, to += pixel) {
                line[to] = black;
            }
        }
    }

    @Override
    public void take(int channel, byte[] data, int at, int step, int width) {
        byte[] means = meaning.ofChannel(channel);
        for (int x = 0, i = at, to = channel * channelStep; x < width; x++, i += step, to += pixel) {
            line[to] = means[data[i] & 0xff];
        }
    }

    @Override
    public void take(int channel, int[] values, int width) {
        byte[] means = meaning.ofChannel(channel);
        for (int x = 0, to = channel * channelStep; x < width; x++, to += pixel) {
            line[to] = means[values[x] & 0xff];
        }
    }

    @Override
    public void put(int place, int y) {
        int picture = place * Letterboxer.CHANNELS * size.height() * size.width();
        if (layout == PixelLayout.PACKED) {
            input.put(picture + y * line.length, line);
            return;
        }
        for (int c = 0; c < Letterboxer.CHANNELS; c++) {
            int row = picture + (c * size.height() + y) * size.width();
            input.put(row, line, c * size.width(), size.width());
        }
    }
}
