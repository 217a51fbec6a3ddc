package io.mien.inference.input;

/** How the channels of a network's input lie in memory. */
public enum PixelLayout {
    /** Plane by plane: [3, height, width]. */
    PLANAR,
    /** Pixel by pixel: [height, width, 3]. */
    PACKED
}
