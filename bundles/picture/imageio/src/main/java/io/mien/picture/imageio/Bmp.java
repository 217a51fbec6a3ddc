package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import io.mien.picture.imageio.PictureEssence.Colour;

/** Windows bitmap: a file header, one of several picture headers, and rows that are padded to four bytes. */
final class Bmp implements PictureFormat {
    private static final int PICTURE_HEADER = 14;
    private static final int OLD_HEADER_BYTES = 12;
    private static final int PLAIN = 0;
    private static final int BIT_FIELDS = 3;

    @Override
    public boolean begins(EncodedPicture file) {
        return file.startsWith('B', 'M');
    }

    @Override
    public PictureEssence extract(EncodedPicture file, PictureLimits limits) throws PictureException {
        boolean old = file.i32LittleEndian(PICTURE_HEADER) == OLD_HEADER_BYTES;
        int width = old ? file.u16LittleEndian(18) : file.i32LittleEndian(18);
        // A negative height says that the top row comes first.
        int height = Math.abs(old ? file.u16LittleEndian(20) : file.i32LittleEndian(22));
        int bits = file.u16LittleEndian(old ? 24 : 28);
        int compression = old ? PLAIN : file.i32LittleEndian(30);
        limits.checkWhole(file.name(), width, height);
        // Beyond these a bitmap wraps a JPEG or PNG, whose size is not the one that was just checked.
        if (compression < PLAIN || compression > BIT_FIELDS) {
            throw file.refused("is a bitmap of an unknown compression (" + compression + ")");
        }
        long pixels = file.i32LittleEndian(10) & 0xffff_ffffL;
        boolean packed = compression != PLAIN && compression != BIT_FIELDS;
        long rowBytes = ((long) width * bits + 31) / 32 * 4;
        file.requireUpTo(packed ? pixels + 1 : pixels + rowBytes * height);
        return new PictureEssence(
                "bmp", Colour.ANY, width, height, Exif.UPRIGHT, 1, new EssenceSlices().add(file.bytes()));
    }
}
