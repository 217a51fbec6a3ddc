package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import io.mien.picture.imageio.PictureEssence.Colour;

/**
 * TIFF 6.0 with the compressions that the JDK's reader has; the first of several pages. The essence holds the strips or
 * tiles where they lie in the file, behind a directory of its own with nothing but the tags that pixels need.
 */
final class Tiff implements PictureFormat {
    static final String NAME = "tiff";

    private static final int LITTLE = 0x4949;
    private static final int VERSION = 42;
    private static final int BIG_TIFF = 43;
    private static final int SEPARATED = 5;
    private static final int JPEG = 7;
    private static final int OLD_JPEG = 6;
    private static final int MOST_SAMPLES = 8;

    @Override
    public boolean begins(EncodedPicture file) {
        return file.startsWith('I', 'I', VERSION, 0)
                || file.startsWith('M', 'M', 0, VERSION)
                || file.startsWith('I', 'I', BIG_TIFF, 0)
                || file.startsWith('M', 'M', 0, BIG_TIFF);
    }

    @Override
    public PictureEssence extract(EncodedPicture file, PictureLimits limits) throws PictureException {
        boolean little = file.u16(0) == LITTLE;
        if ((little ? file.u16LittleEndian(2) : file.u16(2)) == BIG_TIFF) {
            throw file.refused("is a BigTIFF, which is not supported");
        }
        TiffDirectory page = TiffDirectory.first(file, little);
        long width = page.number(TiffTag.WIDTH, 0);
        long height = page.number(TiffTag.HEIGHT, 0);
        int reduction = limits.reduction(file.name(), width, height);
        checkSamples(file, page);
        TiffTiles tiles = TiffTiles.of(page, (int) width, (int) height);
        tiles.check(file, limits);
        if (page.number(TiffTag.COMPRESSION, 1) == JPEG) {
            tiles.checkJpeg(file, limits);
        }
        Colour colour = page.number(TiffTag.PHOTOMETRIC, 0) == SEPARATED ? Colour.CMYK : Colour.ANY;
        return new PictureEssence(
                NAME, colour, (int) width, (int) height, orientation(page), reduction, page.essence());
    }

    private static int orientation(TiffDirectory page) throws PictureException {
        long value = page.number(TiffTag.ORIENTATION, Exif.UPRIGHT);
        return value >= 1 && value <= 8 ? (int) value : Exif.UPRIGHT;
    }

    private static void checkSamples(EncodedPicture file, TiffDirectory page) throws PictureException {
        long samples = page.number(TiffTag.SAMPLES, 1);
        long bits = page.number(TiffTag.BITS, 1);
        if (samples < 1 || samples > MOST_SAMPLES || bits < 1 || bits > 16) {
            throw file.refused(
                    "is a TIFF of " + samples + " samples of " + bits + " bits a pixel, which is not supported");
        }
        if (page.number(TiffTag.SAMPLE_FORMAT, 1) != 1) {
            throw file.refused("is a TIFF whose samples are not unsigned integers, which is not supported");
        }
        if (page.number(TiffTag.COMPRESSION, 1) == OLD_JPEG) {
            throw file.refused("is a TIFF with JPEG data of the old kind (compression 6), which is not supported");
        }
        if (page.number(TiffTag.PHOTOMETRIC, 0) == SEPARATED && (samples != 4 || bits != 8)) {
            throw file.refused("is a TIFF of " + samples + " inks of " + bits + " bits, which is not supported");
        }
    }
}
