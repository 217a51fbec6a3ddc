package io.mien.picture.imageio;

import io.mien.picture.PictureException;

/** Second bytes of JPEG markers, the first being 0xff (ITU-T T.81, table B.1). */
final class JpegMarker {
    static final int START = 0xd8;
    static final int END = 0xd9;
    static final int SCAN = 0xda;
    static final int JFIF = 0xe0;
    static final int ADOBE = 0xee;
    private static final int EXIF = 0xe1;
    private static final int HUFFMAN_TABLES = 0xc4;
    private static final int RESERVED = 0xc8;
    private static final int ARITHMETIC_TABLES = 0xcc;
    private static final int LAST_FRAME = 0xcf;
    private static final int FIRST_FRAME = 0xc0;
    private static final int QUANTISATION_TABLES = 0xdb;
    private static final int RESTART_INTERVAL = 0xdd;
    private static final int FIRST_RESTART = 0xd0;
    private static final int TEMPORARY = 0x01;

    /** Bytes from an EXIF segment's marker to the data. */
    static final int EXIF_HEADER = 10;

    private JpegMarker() {}

    static boolean isFrame(int marker) {
        return marker >= FIRST_FRAME
                && marker <= LAST_FRAME
                && marker != HUFFMAN_TABLES
                && marker != RESERVED
                && marker != ARITHMETIC_TABLES;
    }

    /** Whether decoding needs it besides the scans. */
    static boolean isTable(int marker) {
        return isFrame(marker)
                || marker == HUFFMAN_TABLES
                || marker == QUANTISATION_TABLES
                || marker == RESTART_INTERVAL;
    }

    /** Markers without a length. */
    private static boolean standsAlone(int marker) {
        return marker >= FIRST_RESTART && marker <= START || marker == TEMPORARY;
    }

    /** Whether an EXIF segment begins here. */
    static boolean isExif(EncodedPicture file, int at) throws PictureException {
        return file.u8(at + 1) == EXIF && file.i32(at + 4) == 0x45786966 && file.u16(at + 8) == 0;
    }

    /** The offset of the next marker, after entropy-coded data and filling. */
    static int next(EncodedPicture file, int from) throws PictureException {
        int at = from;
        while (file.u8(at) != 0xff || file.u8(at + 1) == 0xff || file.u8(at + 1) == 0) {
            at++;
        }
        return at;
    }

    /** Past the segment that begins at {@code at}. */
    static int endOfSegment(EncodedPicture file, int at) throws PictureException {
        int marker = file.u8(at + 1);
        if (marker == END) {
            throw file.refused("holds no picture");
        }
        if (standsAlone(marker)) {
            return at + 2;
        }
        int end = at + 2 + file.u16(at + 2);
        file.requireUpTo(end);
        return end;
    }
}
