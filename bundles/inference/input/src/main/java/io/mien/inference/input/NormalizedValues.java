package io.mien.inference.input;

import io.mien.model.Mud;

/** The input of a network for each value of a pixel. */
final class NormalizedValues {
    private static final int VALUES = 256;

    private NormalizedValues() {}

    /** (pixel - mean) x scale for each channel and each value 0..255, in single precision. */
    static float[][] table(Mud mud) {
        float[][] table = new float[Letterboxer.CHANNELS][VALUES];
        for (int c = 0; c < table.length; c++) {
            for (int v = 0; v < VALUES; v++) {
                table[c][v] = (v - mud.mean().get(c)) * mud.scale().get(c);
            }
        }
        return table;
    }
}
