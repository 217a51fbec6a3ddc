package io.mien.camera.browser;

import java.util.Optional;

/**
 * Width and height that the frame header of a JPEG states (ITU-T T.81, B.2.2): known before a pixel is decoded.
 *
 * @param width in pixels
 * @param height in pixels
 */
record JpegSize(int width, int height) {
    private static final int PREFIX = 0xff;
    private static final int START = 0xd8;
    private static final int FIRST_FRAME = 0xc0;
    private static final int LAST_FRAME = 0xcf;
    private static final int HUFFMAN = 0xc4;
    private static final int EXTENSION = 0xc8;
    private static final int ARITHMETIC = 0xcc;
    /** Marker, length, precision, height and width. */
    private static final int FRAME_BYTES = 9;

    /** @return empty if it is not a JPEG, or says nothing of its size */
    static Optional<JpegSize> of(byte[] jpeg) {
        if (jpeg.length < 2 || word(jpeg, 0) != (PREFIX << 8 | START)) {
            return Optional.empty();
        }
        int at = 2;
        while (at + FRAME_BYTES <= jpeg.length && (jpeg[at] & 0xff) == PREFIX) {
            int marker = jpeg[at + 1] & 0xff;
            if (marker == PREFIX) {
                at++; // a byte that fills up
            } else if (isFrame(marker)) {
                return Optional.of(new JpegSize(word(jpeg, at + 7), word(jpeg, at + 5)));
            } else {
                at += 2 + Math.max(2, word(jpeg, at + 2));
            }
        }
        return Optional.empty();
    }

    private static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN
                && marker != EXTENSION
                && marker != ARITHMETIC;
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }
}
