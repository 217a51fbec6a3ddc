package io.mien.inference.input;

/**
 * A network's input, filled row by row: what a pixel's values become, and where they go. Values are those of three
 * channels in the network's order. Not thread-safe.
 */
public interface InputRows {
    /** From this column on, the row in work is black. */
    void pad(int from);

    /**
     * Takes the first {@code width} values of a channel into the row in work.
     *
     * @param data pixels, the channel's first value at {@code at}, the next ones {@code step} bytes apart
     */
    void take(int channel, byte[] data, int at, int step, int width);

    /** Takes the first {@code width} values, 0..255, of a channel into the row in work. */
    void take(int channel, int[] values, int width);

    /** Writes the row in work as row {@code y} of this place of the batch. */
    void put(int place, int y);
}
