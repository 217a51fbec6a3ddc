package io.mien.inference.onnx;

import io.mien.image.Image;
import io.mien.inference.Letterbox;
import io.mien.model.InputSize;
import io.mien.model.Mud;
import java.nio.FloatBuffer;
import java.util.Arrays;

/**
 * Writes pictures into a model's input in one pass: scaled to fit the top left corner as {@link Letterbox} says, black
 * around it, in the model's channel order, as (pixel - mean) x scale, plane by plane. Works row by row on arrays and makes
 * no garbage. Not thread-safe.
 */
final class Letterboxer {
    static final int CHANNELS = 3;

    private final FloatBuffer input;
    private final InputSize size;
    private final Sampler sampler;

    /** What each value of a pixel becomes, channel by channel. */
    private final float[][] table = new float[CHANNELS][256];

    /** A row of one channel, 0..255. */
    private final int[] pixels;

    /** A finished row of each channel, padding included. */
    private final float[][] lines;

    /** How many rows of each place, from the top, are not all padding. */
    private final int[] used;

    private final Row one;
    private final Row other;

    /** A row of the picture, at the width it has in the input. */
    private static final class Row {
        final int[][] channels;
        int source;

        Row(int width) {
            channels = new int[CHANNELS][width];
        }
    }

    /**
     * @param input where {@code places} pictures go
     * @param places pictures in a batch
     * @param size of the input
     * @param mud says order, mean and scale of the channels
     */
    Letterboxer(FloatBuffer input, int places, InputSize size, Mud mud) {
        this.input = input;
        this.size = size;
        for (int c = 0; c < CHANNELS; c++) {
            for (int v = 0; v < table[c].length; v++) {
                table[c][v] = (v - mud.mean().get(c)) * mud.scale().get(c);
            }
        }
        sampler = new Sampler(mud.channels(), size.width());
        pixels = new int[size.width()];
        lines = new float[CHANNELS][size.width()];
        one = new Row(size.width());
        other = new Row(size.width());
        used = new int[places];
        Arrays.fill(used, size.height());
    }

    /** Writes the picture, and black around it, into this place of the batch. */
    void write(Image image, int place) {
        Letterbox box = Letterbox.of(image.width(), image.height(), size);
        sampler.use(image, box.width());
        padLines(box.width());
        if (box.width() == image.width() && box.height() == image.height()) {
            copy(box, place);
        } else {
            resize(image, box, place);
        }
        padLines(0);
        for (int y = box.height(); y < used[place]; y++) {
            put(place, y);
        }
        used[place] = box.height();
    }

    private void padLines(int from) {
        for (int c = 0; c < CHANNELS; c++) {
            Arrays.fill(lines[c], from, size.width(), table[c][0]);
        }
    }

    private void put(int place, int y) {
        for (int c = 0; c < CHANNELS; c++) {
            input.put(((place * CHANNELS + c) * size.height() + y) * size.width(), lines[c]);
        }
    }

    private void copy(Letterbox box, int place) {
        for (int y = 0; y < box.height(); y++) {
            sampler.row(y, table, lines);
            put(place, y);
        }
    }

    private void resize(Image image, Letterbox box, int place) {
        one.source = -1;
        other.source = -1;
        double scale = Interpolation.scale(image.height(), box.height());
        int last = image.height() - 1;
        for (int y = 0; y < box.height(); y++) {
            float at = Interpolation.position(y, scale);
            int above = (int) Math.floor(at);
            Row upper = sampled(Math.max(0, Math.min(last, above)), null);
            Row lower = sampled(Math.max(0, Math.min(last, above + 1)), upper);
            int upperWeight = Interpolation.weight(1 - (at - above));
            int lowerWeight = Interpolation.weight(at - above);
            for (int c = 0; c < CHANNELS; c++) {
                blend(upper.channels[c], upperWeight, lower.channels[c], lowerWeight, table[c], lines[c], box.width());
            }
            put(place, y);
        }
    }

    /** Row {@code y} of the picture. Rows are asked for downwards, so all but {@code kept} may be given up for it. */
    private Row sampled(int y, Row kept) {
        if (one.source == y) {
            return one;
        }
        if (other.source == y) {
            return other;
        }
        Row row = one == kept ? other : one;
        sampler.row(y, row.channels);
        row.source = y;
        return row;
    }

    /** Two loops: the first one the JVM makes vector code of. */
    private void blend(
            int[] upper, int upperWeight, int[] lower, int lowerWeight, float[] meaning, float[] to, int width) {
        int[] values = pixels;
        for (int x = 0; x < width; x++) {
            values[x] = Interpolation.down(upper[x], upperWeight, lower[x], lowerWeight);
        }
        for (int x = 0; x < width; x++) {
            to[x] = meaning[values[x] & 0xff];
        }
    }
}
