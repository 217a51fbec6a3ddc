package io.mien.picture.imageio;

import io.mien.picture.PictureException;
import java.util.Arrays;

/**
 * The strips or tiles of a TIFF page. A strip is a tile as wide as the picture.
 *
 * @param width of a tile in pixels
 * @param height of a tile in pixels
 */
record TiffTiles(TiffDirectory page, int width, int height, int count, int offsets, int lengths) {
    static TiffTiles of(TiffDirectory page, int width, int height) throws PictureException {
        boolean tiled = page.count(TiffTag.TILE_OFFSETS) > 0;
        long wide = tiled ? page.number(TiffTag.TILE_WIDTH, 0) : width;
        long high = tiled
                ? page.number(TiffTag.TILE_HEIGHT, 0)
                : Math.min(height, page.number(TiffTag.ROWS_PER_STRIP, height));
        wide = Math.min(wide, Integer.MAX_VALUE);
        high = Math.min(high, Integer.MAX_VALUE);
        long planes = page.number(TiffTag.PLANAR, 1) == 2 ? page.number(TiffTag.SAMPLES, 1) : 1;
        long count = wide < 1 || high < 1 ? 0 : ((width - 1) / wide + 1) * ((height - 1) / high + 1) * planes;
        return new TiffTiles(
                page,
                (int) wide,
                (int) high,
                (int) Math.min(count, Integer.MAX_VALUE),
                tiled ? TiffTag.TILE_OFFSETS : TiffTag.STRIP_OFFSETS,
                tiled ? TiffTag.TILE_BYTES : TiffTag.STRIP_BYTES);
    }

    /** Checks that all tiles are in the file, and that one of them fits into memory. */
    void check(EncodedPicture file, PictureLimits limits) throws PictureException {
        limits.checkWhole(file.name(), width, height);
        if (page.count(offsets) < count || page.count(lengths) < count) {
            throw file.refused("is truncated: it lacks strips or tiles of its first page");
        }
        for (int i = 0; i < count; i++) {
            file.requireUpTo(page.value(offsets, i) + page.value(lengths, i));
        }
    }

    /** Checks the JPEG files that the tiles are: each could name another size, or hundreds of scans. */
    void checkJpeg(EncodedPicture file, PictureLimits limits) throws PictureException {
        for (int i = 0; i < count; i++) {
            int from = (int) page.value(offsets, i);
            byte[] bytes = Arrays.copyOfRange(file.bytes(), from, from + (int) page.value(lengths, i));
            EncodedPicture tile = new EncodedPicture(file.name(), bytes);
            JpegHeader header = JpegHeader.read(tile, limits);
            if (header.frame().width() > width || header.frame().height() > height) {
                throw file.refused("is damaged: a JPEG tile is larger than its place");
            }
            JpegScans.read(tile, header, limits);
        }
    }
}
