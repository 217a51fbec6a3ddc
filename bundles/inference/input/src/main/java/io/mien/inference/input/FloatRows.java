package io.mien.inference.input;

import io.mien.model.InputSize;
import io.mien.model.Mud;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** An input of floats, plane by plane: each value is (pixel - mean) x scale. Not thread-safe. */
public final class FloatRows implements InputRows {
    private final FloatBuffer input;
    private final InputSize size;

    /** What each value of a pixel becomes, channel by channel. */
    private final float[][] table;

    /** The row in work, channel by channel. */
    private final float[][] lines;

    /**
     * @param input where the pictures go, written by absolute index
     * @param size of a picture
     * @param mud says mean and scale
     */
    public FloatRows(FloatBuffer input, InputSize size, Mud mud) {
        this.input = input;
        this.size = size;
        table = Normalised.table(mud);
        lines = new float[Letterboxer.CHANNELS][size.width()];
    }

    @Override
    public void pad(int from) {
        for (int c = 0; c < lines.length; c++) {
            Arrays.fill(lines[c], from, size.width(), table[c][0]);
        }
    }

    @Override
    public void take(int channel, byte[] data, int at, int step, int width) {
        float[] meaning = table[channel];
        float[] to = lines[channel];
        for (int x = 0, i = at; x < width; x++, i += step) {
            to[x] = meaning[data[i] & 0xff];
        }
    }

    @Override
    public void take(int channel, int[] values, int width) {
        float[] meaning = table[channel];
        float[] to = lines[channel];
        for (int x = 0; x < width; x++) {
            to[x] = meaning[values[x] & 0xff];
        }
    }

    @Override
    public void put(int place, int y) {
        for (int c = 0; c < lines.length; c++) {
            input.put(((place * lines.length + c) * size.height() + y) * size.width(), lines[c]);
        }
    }
}
