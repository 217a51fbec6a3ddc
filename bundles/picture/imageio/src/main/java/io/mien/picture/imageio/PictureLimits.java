package io.mien.picture.imageio;

import io.mien.picture.PictureException;

/**
 * The cost limits of a picture, checked before it is decoded. Messages name the key of the configuration.
 *
 * @param pixels most pixels
 * @param whole most pixels of a picture that is decoded at its own size
 * @param bytes most bytes of a file
 * @param scans most scans of a progressive JPEG
 * @param scanBlocks most blocks that all scans of a JPEG visit together
 * @param scanBytes most bytes of memory that a JPEG of several scans takes while it is decoded
 */
record PictureLimits(long pixels, long whole, long bytes, int scans, long scanBlocks, long scanBytes) {
    /** Pixels of three bytes that fit into one Java array. */
    private static final long MOST_PIXELS = Integer.MAX_VALUE / 3;

    /** A coefficient is a short, and a block has 64 of them. */
    private static final int BYTES_A_BLOCK = 128;

    PictureLimits {
        whole = Math.min(whole, MOST_PIXELS);
    }

    static PictureLimits of(PictureCodecConfig configuration) {
        return new PictureLimits(
                configuration.max_pixels(),
                configuration.whole_pixels(),
                configuration.max_bytes(),
                configuration.max_scans(),
                configuration.max_scan_blocks(),
                configuration.max_scan_bytes());
    }

    /**
     * The reduction of a picture whose format is decoded at any size: 1 for all pixels.
     *
     * @throws PictureException if a side is not positive or the area is beyond the limit
     */
    int reduction(String name, long width, long height) throws PictureException {
        check(name, width, height, pixels, "max.pixels");
        int reduction = 1;
        while (((width - 1) / reduction + 1) * ((height - 1) / reduction + 1) > whole) {
            reduction++;
        }
        return reduction;
    }

    /** Checks a picture that is decoded at its own size or not at all. */
    void checkWhole(String name, long width, long height) throws PictureException {
        check(name, width, height, pixels, "max.pixels");
        check(name, width, height, whole, "whole.pixels; what is stored in one piece is not decoded at reduced size");
    }

    private static void check(String name, long width, long height, long most, String key) throws PictureException {
        if (width < 1 || height < 1) {
            throw new PictureException(name, "has no pixels (" + width + "x" + height + ")");
        }
        if (width > most / height) {
            throw beyond(name, width + "x" + height + " pixels", most, key);
        }
    }

    void checkLength(String name, long length) throws PictureException {
        if (length == 0) {
            throw new PictureException(name, "is empty");
        }
        if (length > bytes) {
            throw beyond(name, length + " bytes", bytes, "max.bytes");
        }
    }

    void checkScans(String name, int count) throws PictureException {
        if (count > scans) {
            throw beyond(name, "its scans", scans, "max.scans");
        }
    }

    /** @param blocks of 8x8 values, those that each scan visits added up */
    void checkScanBlocks(String name, long blocks) throws PictureException {
        if (blocks > scanBlocks) {
            throw beyond(name, blocks + " blocks in all its scans", scanBlocks, "max.scan.blocks");
        }
    }

    /** @param blocks of a picture of several scans, all of which are in memory until the last scan */
    void checkScanMemory(String name, long blocks) throws PictureException {
        if (blocks > scanBytes / BYTES_A_BLOCK) {
            throw beyond(name, blocks * BYTES_A_BLOCK + " bytes of memory for its scans", scanBytes, "max.scan.bytes");
        }
    }

    private static PictureException beyond(String name, String what, long most, String key) {
        return new PictureException(
                name, what + " are more than the limit of " + most + " (" + PictureCodecConfig.PID + ":" + key + ")");
    }
}
