package io.mien.inference.input;

import io.mien.image.Image;
import io.mien.inference.Letterbox;
import io.mien.model.ChannelOrder;
import io.mien.model.InputSize;
import java.util.Arrays;

/**
 * Writes pictures into a model's input in one pass: scaled to fit the top left corner as {@link Letterbox} says, black
 * around it, in the model's channel order; what the values become is the {@link InputRows rows'} business. Works row by row
 * on arrays and makes no garbage. Not thread-safe.
 */
public final class Letterboxer {
    /** Channels of every input. */
    public static final int CHANNELS = 3;

    private final InputRows rows;
    private final InputSize size;
    private final Sampler sampler;

    /** A row of each channel, 0..255. */
    private final int[][] pixels;

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
     * @param rows where {@code places} pictures go
     * @param places pictures in a batch
     * @param size of the input
     * @param order of the model's channels
     */
    public Letterboxer(InputRows rows, int places, InputSize size, ChannelOrder order) {
        this.rows = rows;
        this.size = size;
        sampler = new Sampler(order, size.width());
        pixels = new int[CHANNELS][size.width()];
        one = new Row(size.width());
        other = new Row(size.width());
        used = new int[places];
        Arrays.fill(used, size.height());
    }

    /** Writes the picture, and black around it, into this place of the batch. */
    public void write(Image image, int place) {
        Letterbox box = Letterbox.of(image.width(), image.height(), size);
        sampler.use(image, box.width());
        rows.pad(box.width());
        if (box.width() == image.width() && box.height() == image.height()) {
            copy(box, place);
        } else if (halves(image.width(), box.width()) && halves(image.height(), box.height())) {
            reduce(image, box, place);
        } else {
            resize(image, box, place);
        }
        rows.pad(0);
        for (int y = box.height(); y < used[place]; y++) {
            rows.put(place, y);
        }
        used[place] = box.height();
    }

    private void copy(Letterbox box, int place) {
        for (int y = 0; y < box.height(); y++) {
            sampler.row(y, rows);
            rows.put(place, y);
        }
    }

    /** Whether the center of each pixel of the target lies midway between two pixels of the source. */
    private static boolean halves(int source, int target) {
        return source % (2 * target) == 0;
    }

    /**
     * What {@link #resize} does, to the bit, where each of its weights is a half: the mean of four pixels. Cameras mostly
     * have twice or four times the size of the input.
     */
    private void reduce(Image image, Letterbox box, int place) {
        int across = image.width() / box.width();
        int down = image.height() / box.height();
        for (int y = 0; y < box.height(); y++) {
            sampler.means(y * down + down / 2 - 1, across, pixels);
            take(box.width());
            rows.put(place, y);
        }
    }

    private void take(int width) {
        for (int c = 0; c < CHANNELS; c++) {
            rows.take(c, pixels[c], width);
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
                blend(upper.channels[c], upperWeight, lower.channels[c], lowerWeight, box.width(), pixels[c]);
            }
            take(box.width());
            rows.put(place, y);
        }
    }

    /** Row {@code y} of the picture. Rows are asked for downward, so all but {@code kept} may be dropped for it. */
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

    /** A loop of its own, apart from the look-up that follows: the JVM makes vector code of it. */
    private static void blend(int[] upper, int upperWeight, int[] lower, int lowerWeight, int width, int[] to) {
        for (int x = 0; x < width; x++) {
            to[x] = Interpolation.down(upper[x], upperWeight, lower[x], lowerWeight);
        }
    }
}
