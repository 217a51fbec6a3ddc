package io.mien.inference.input;

import io.mien.model.InputSize;
import java.nio.ByteBuffer;

/** An input of bytes. Not thread-safe. */
public final class ByteRows extends PlacedRows {
    private final ByteBuffer input;

    /** The value of the input for each value of a pixel, channel by channel. */
    private final byte[][] table;

    private final byte[] line;

    /**
     * @param input where the pictures go, written by absolute index
     * @param size of a picture
     * @param layout of the input
     * @param meaning of a pixel's values
     */
    public ByteRows(ByteBuffer input, InputSize size, PixelLayout layout, ByteMeaning meaning) {
        super(size, layout);
        this.input = input;
        table = meaning.table();
        line = new byte[lineLength];
    }

    @Override
    void pad(int channel, int from, int to) {
        byte black = table[channel][0];
        for (int i = from; i < to; i += pixelStep) {
            line[i] = black;
        }
    }

    @Override
    public void take(int channel, byte[] data, int at, int step, int width) {
        byte[] meaning = table[channel];
        for (int x = 0, i = at, to = channel * channelStep; x < width; x++, i += step, to += pixelStep) {
            line[to] = meaning[data[i] & 0xff];
        }
    }

    @Override
    public void take(int channel, int[] values, int width) {
        byte[] meaning = table[channel];
        for (int x = 0, to = channel * channelStep; x < width; x++, to += pixelStep) {
            line[to] = meaning[values[x] & 0xff];
        }
    }

    @Override
    void write(int at, int from, int count) {
        input.put(at, line, from, count);
    }
}
