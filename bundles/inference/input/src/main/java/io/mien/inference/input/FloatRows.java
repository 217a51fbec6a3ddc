package io.mien.inference.input;

import io.mien.model.InputSize;
import io.mien.model.Mud;
import java.nio.FloatBuffer;

/** An input of float32: each value is (pixel - mean) x scale. Not thread-safe. */
public final class FloatRows extends PlacedRows {
    private final FloatBuffer input;

    /** The value of the input for each value of a pixel, channel by channel. */
    private final float[][] table;

    private final float[] line;

    /**
     * @param input where the pictures go, written by absolute index
     * @param size of a picture
     * @param layout of the input
     * @param mud says mean and scale
     */
    public FloatRows(FloatBuffer input, InputSize size, PixelLayout layout, Mud mud) {
        super(size, layout);
        this.input = input;
        table = NormalizedValues.table(mud);
        line = new float[lineLength];
    }

    @Override
    void pad(int channel, int from, int to) {
        float black = table[channel][0];
        for (int i = from; i < to; i += pixelStep) {
            line[i] = black;
        }
    }

    @Override
    public void take(int channel, byte[] data, int at, int step, int width) {
        float[] meaning = table[channel];
        for (int x = 0, i = at, to = channel * channelStep; x < width; x++, i += step, to += pixelStep) {
            line[to] = meaning[data[i] & 0xff];
        }
    }

    @Override
    public void take(int channel, int[] values, int width) {
        if (pixelStep == 1) {
            takePlanar(table[channel], values, width, channel * channelStep);
            return;
        }
        float[] meaning = table[channel];
        for (int x = 0, to = channel * channelStep; x < width; x++, to += pixelStep) {
            line[to] = meaning[values[x] & 0xff];
        }
    }

    /** Most networks' layout. With a step that is fixed in the code, the loop takes a third of the time. */
    private void takePlanar(float[] meaning, int[] values, int width, int at) {
        float[] to = line;
        for (int x = 0; x < width; x++) {
            to[at + x] = meaning[values[x] & 0xff];
        }
    }

    @Override
    void write(int at, int from, int count) {
        input.put(at, line, from, count);
    }
}
