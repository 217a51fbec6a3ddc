package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import io.mien.picture.imageio.PictureEssence.Colour;
import java.util.zip.CRC32;

/** PNG (ISO/IEC 15948): chunks of length, type, data and checksum, the last of them IEND. */
final class Png implements PictureFormat {
    private static final int[] SIGNATURE = {0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};
    private static final int IHDR = 0x49484452;
    private static final int PLTE = 0x504c5445;
    private static final int TRNS = 0x74524e53;
    private static final int IDAT = 0x49444154;
    private static final int IEND = 0x49454e44;
    private static final int EXIF = 0x65584966;
    /** Length, type and checksum. */
    private static final int OVERHEAD = 12;

    private static final int RGB = 2;

    @Override
    public boolean begins(EncodedPicture file) {
        return file.startsWith(SIGNATURE);
    }

    @Override
    public PictureEssence extract(EncodedPicture file, PictureLimits limits) throws PictureException {
        int at = SIGNATURE.length;
        if (file.i32(at + 4) != IHDR) {
            throw file.refused("does not begin with a PNG header");
        }
        int width = file.i32(at + 8);
        int height = file.i32(at + 12);
        boolean plainRgb = file.u8(at + 16) == 8 && file.u8(at + 17) == RGB;
        int reduction = reduction(file, limits, at);

        EssenceSlices essence = new EssenceSlices().add(file.bytes(), 0, at);
        int orientation = Exif.UPRIGHT;
        int type;
        do {
            int end = endOfChunk(file, at);
            type = file.i32(at + 4);
            switch (type) {
                case TRNS, IHDR, PLTE, IDAT, IEND -> {
                    checkSum(file, at, end);
                    essence.add(file.bytes(), at, end);
                    plainRgb &= type != TRNS;
                }
                case EXIF -> orientation = Exif.orientation(file, at + 8);
                default -> {
                    // Text, color profile, time: nothing that pixels need.
                }
            }
            at = end;
        } while (type != IEND);
        return new PictureEssence(
                "png", plainRgb ? Colour.BGR : Colour.ANY, width, height, orientation, reduction, essence);
    }

    /** An interlaced picture has no row before its last pass, and so it is not reduced row by row. */
    private static int reduction(EncodedPicture file, PictureLimits limits, int header) throws PictureException {
        int width = file.i32(header + 8);
        int height = file.i32(header + 12);
        if (file.u8(header + 20) != 0) {
            limits.checkWhole(file.name(), width, height);
        }
        return limits.reduction(file.name(), width, height);
    }

    private static int endOfChunk(EncodedPicture file, int at) throws PictureException {
        long length = file.i32(at) & 0xffff_ffffL;
        long end = at + length + OVERHEAD;
        file.requireUpTo(end);
        return (int) end;
    }

    private static void checkSum(EncodedPicture file, int at, int end) throws PictureException {
        CRC32 sum = new CRC32();
        sum.update(file.bytes(), at + 4, end - at - 8);
        if ((int) sum.getValue() != file.i32(end - 4)) {
            throw file.refused("is damaged at byte " + at + " (checksum of a PNG chunk)");
        }
    }
}
