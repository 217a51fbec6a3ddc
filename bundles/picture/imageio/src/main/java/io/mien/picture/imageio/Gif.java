package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import io.mien.picture.imageio.PictureEssence.Colour;

/** GIF89a: a screen with an optional color table, then blocks; the first image block is the picture. */
final class Gif implements PictureFormat {
    private static final int SCREEN_END = 13;
    private static final int EXTENSION = 0x21;
    private static final int GRAPHIC_CONTROL = 0xf9;
    private static final int IMAGE = 0x2c;
    private static final int TRAILER = 0x3b;
    private static final int IMAGE_DESCRIPTOR = 10;

    @Override
    public boolean begins(EncodedPicture file) {
        return file.startsWith('G', 'I', 'F', '8');
    }

    @Override
    public PictureEssence extract(EncodedPicture file, PictureLimits limits) throws PictureException {
        int at = SCREEN_END + colourTable(file.u8(10));
        file.requireUpTo(at);
        EssenceSlices essence = new EssenceSlices().add(file.bytes(), 0, at);
        while (file.u8(at) == EXTENSION) {
            int end = endOfBlocks(file, at + 2);
            if (file.u8(at + 1) == GRAPHIC_CONTROL) {
                essence.add(file.bytes(), at, end);
            }
            at = end;
        }
        if (file.u8(at) != IMAGE) {
            throw file.refused("holds no picture");
        }
        int width = file.u16LittleEndian(at + 5);
        int height = file.u16LittleEndian(at + 7);
        limits.checkWhole(file.name(), width, height);
        int codeSize = at + IMAGE_DESCRIPTOR + colourTable(file.u8(at + 9));
        int end = endOfBlocks(file, codeSize + 1);
        essence.add(file.bytes(), at, end);
        essence.add(new byte[] {TRAILER});
        return new PictureEssence("gif", Colour.ANY, width, height, Exif.UPRIGHT, 1, essence);
    }

    /** Bytes of the color table that follows, by the packed field of a screen or an image. */
    private static int colourTable(int packed) {
        return (packed & 0x80) == 0 ? 0 : 3 << (packed & 7) + 1;
    }

    /** Past the chain of blocks, each of which begins with its length; a length of 0 ends it. */
    private static int endOfBlocks(EncodedPicture file, int at) throws PictureException {
        for (int length = file.u8(at); length != 0; length = file.u8(at)) {
            at += length + 1;
        }
        return at + 1;
    }
}
