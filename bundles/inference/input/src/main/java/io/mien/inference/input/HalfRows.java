package io.mien.inference.input;

import io.mien.model.InputSize;
import io.mien.model.Mud;
import java.nio.ShortBuffer;

/** An input of float16: each value is (pixel - mean) x scale, rounded half to even. Not thread-safe. */
public final class HalfRows extends PlacedRows {
    private final ShortBuffer input;

    /** The value of the input for each value of a pixel, channel by channel. */
    private final short[][] table;

    private final short[] line;

    /**
     * @param input where the pictures go, written by absolute index
     * @param size of a picture
     * @param layout of the input
     * @param mud says mean and scale
     */
    public HalfRows(ShortBuffer input, InputSize size, PixelLayout layout, Mud mud) {
        super(size, layout);
        this.input = input;
        table = Float16.table(NormalizedValues.table(mud));
        line = new short[lineLength];
    }

    @Override
    void pad(int channel, int from, int to) {
        short black = table[channel][0];
        for (int i = from; i < to; i += pixelStep) {
            line[i] = black;
        }
    }

    @Override
    public void take(int channel, byte[] data, int at, int step, int width) {
        short[] meaning = table[channel];
        for (int x = 0, i = at, to = channel * channelStep; x < width; x++, i += step, to += pixelStep) {
            line[to] = meaning[data[i] & 0xff];
        }
    }

    @Override
    public void take(int channel, int[] values, int width) {
        short[] meaning = table[channel];
        for (int x = 0, to = channel * channelStep; x < width; x++, to += pixelStep) {
            line[to] = meaning[values[x] & 0xff];
        }
    }

    @Override
    void write(int at, int from, int count) {
        input.put(at, line, from, count);
    }
}
