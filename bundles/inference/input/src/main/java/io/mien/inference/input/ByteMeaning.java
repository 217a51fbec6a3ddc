package io.mien.inference.input;

import io.mien.model.Mud;

/** The byte of the input for each value of a pixel, channel by channel. Immutable. */
public final class ByteMeaning {
    private final byte[][] table;

    private ByteMeaning(byte[][] table) {
        this.table = table;
    }

    /** The pixel itself, unsigned: the network subtracts and scales inside. */
    public static ByteMeaning raw() {
        byte[][] table = new byte[Letterboxer.CHANNELS][256];
        for (byte[] channel : table) {
            for (int v = 0; v < channel.length; v++) {
                channel[v] = (byte) v;
            }
        }
        return new ByteMeaning(table);
    }

    /**
     * Signed: (pixel - mean) x scale x {@code steps}, rounded half to even and cut to -128..127, in single precision as the
     * vendor's own tools compute it.
     *
     * @param mud says mean and scale
     * @param steps of the quantized input per unit of the network's, the tensor's {@code qscale}
     */
    public static ByteMeaning quantised(Mud mud, float steps) {
        float[][] normalised = NormalizedValues.table(mud);
        byte[][] table = new byte[normalised.length][normalised[0].length];
        for (int c = 0; c < table.length; c++) {
            for (int v = 0; v < table[c].length; v++) {
                double rounded = Math.rint(normalised[c][v] * steps);
                table[c][v] = (byte) Math.max(Byte.MIN_VALUE, Math.min(Byte.MAX_VALUE, rounded));
            }
        }
        return new ByteMeaning(table);
    }

    byte[][] table() {
        return table;
    }
}
