package io.mien.picture.imageio;

/**
 * The part of a file that is decoded.
 *
 * @param format ImageIO's name of the format
 * @param colour how to read the channels
 * @param width in pixels as stored
 * @param height in pixels as stored
 * @param orientation EXIF's, 1..8; 1 is upright
 * @param reduction pixels of the file for one that is decoded, in each direction
 * @param scans passes over the pixels that the file holds: more than 1 for a progressive JPEG
 * @param bytes a file of its own with nothing but this picture
 */
record PictureEssence(
        String format,
        Colour colour,
        int width,
        int height,
        int orientation,
        int reduction,
        int scans,
        EssenceSlices bytes) {
    /** A picture of one scan. */
    PictureEssence(
            String format, Colour colour, int width, int height, int orientation, int reduction, EssenceSlices bytes) {
        this(format, colour, width, height, orientation, reduction, 1, bytes);
    }

    enum Colour {
        /** Decoded straight to BGR. */
        BGR,
        /** Whatever the decoder makes of it; converted afterward. */
        ANY,
        /** Four inks, as stored; 255 is full ink. */
        CMYK,
        /** Four inks, as stored; 0 is full ink. */
        INVERTED_CMYK,
        /** {@link #INVERTED_CMYK} with the first three channels turned to luma and chroma. */
        YCCK
    }

    /** Whether the picture is stored on its side. */
    boolean isTurned() {
        return orientation >= Exif.FIRST_TURNED;
    }

    /** This picture, set upright in another way. */
    PictureEssence turned(int other) {
        return new PictureEssence(format, colour, width, height, other, reduction, scans, bytes);
    }
}
