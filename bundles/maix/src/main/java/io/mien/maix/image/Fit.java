package io.mien.maix.image;

/** How a picture is brought to another size, by MaixPy's names. */
public enum Fit {
    /** Width and height are stretched independently. */
    FIT_FILL,

    /** The whole picture is shown, in its proportions, in the middle; the rest is black. */
    FIT_CONTAIN,

    /** The whole area is covered, in the picture's proportions; what stands over is cut off on both sides. */
    FIT_COVER
}
