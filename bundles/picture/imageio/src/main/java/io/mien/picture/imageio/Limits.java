package io.mien.picture.imageio;

import io.mien.picture.PictureException;

/**
 * What a picture may cost, checked before it is decoded.
 *
 * @param pixels most pixels
 * @param bytes most bytes of a file
 * @param scans most scans of a progressive JPEG, each of which costs a pass over all pixels
 */
record Limits(long pixels, long bytes, int scans) {
    /** Pixels of three bytes that fit into one Java array. */
    private static final long MOST_PIXELS = Integer.MAX_VALUE / 3;

    Limits {
        pixels = Math.min(pixels, MOST_PIXELS);
    }

    /** @throws PictureException if a side is not positive or the area is beyond the limit */
    void checkSize(Encoded file, long width, long height) throws PictureException {
        if (width < 1 || height < 1) {
            throw file.refused("has no pixels (" + width + "x" + height + ")");
        }
        if (width > pixels / height) {
            throw file.refused(width + "x" + height + " pixels are more than the limit of " + pixels);
        }
    }

    void checkLength(String name, long length) throws PictureException {
        if (length == 0) {
            throw new PictureException(name, "is empty");
        }
        if (length > bytes) {
            throw new PictureException(name, length + " bytes are more than the limit of " + bytes);
        }
    }

    void checkScans(Encoded file, int count) throws PictureException {
        if (count > scans) {
            throw file.refused("has more scans than the limit of " + scans);
        }
    }
}
