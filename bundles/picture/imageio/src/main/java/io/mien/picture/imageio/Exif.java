package io.mien.picture.imageio;

import io.mien.picture.PictureException;

/** Finds the orientation in EXIF data (CIPA DC-008, which is laid out as TIFF 6.0). */
final class Exif {
    static final int UPRIGHT = 1;

    /** From this orientation on, rows and columns are exchanged. */
    static final int FIRST_TURNED = 5;

    private static final int ORIENTATION = 0x0112;
    private static final int SHORT = 3;
    private static final int ENTRY_BYTES = 12;

    private Exif() {}

    /**
     * @param from where the TIFF header begins
     * @return 1..8; 1 also if the data says nothing or is damaged, since a picture is worth more than its metadata
     */
    static int orientation(EncodedPicture file, int from) {
        try {
            return find(file, from);
        } catch (PictureException e) {
            // The metadata points past the file's end: as if there were none.
            return UPRIGHT;
        }
    }

    private static int find(EncodedPicture file, int from) throws PictureException {
        int order = file.u16(from);
        boolean little = order == 0x4949;
        if (!little && order != 0x4d4d) {
            return UPRIGHT;
        }
        int directory = from + i32(file, from + 4, little);
        int entries = u16(file, directory, little);
        for (int i = 0; i < entries; i++) {
            int entry = directory + 2 + i * ENTRY_BYTES;
            if (u16(file, entry, little) == ORIENTATION && u16(file, entry + 2, little) == SHORT) {
                int value = u16(file, entry + 8, little);
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    private static int u16(EncodedPicture file, int at, boolean little) throws PictureException {
        return little ? file.u16LittleEndian(at) : file.u16(at);
    }

    private static int i32(EncodedPicture file, int at, boolean little) throws PictureException {
        return little ? file.i32LittleEndian(at) : file.i32(at);
    }
}
