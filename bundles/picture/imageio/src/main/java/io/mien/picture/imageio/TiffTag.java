package io.mien.picture.imageio;

import java.util.Set;

/** Tags of TIFF 6.0, its supplements and EXIF. */
final class TiffTag {
    static final int WIDTH = 256;
    static final int HEIGHT = 257;
    static final int BITS = 258;
    static final int COMPRESSION = 259;
    static final int PHOTOMETRIC = 262;
    static final int STRIP_OFFSETS = 273;
    static final int ORIENTATION = 274;
    static final int SAMPLES = 277;
    static final int ROWS_PER_STRIP = 278;
    static final int STRIP_BYTES = 279;
    static final int PLANAR = 284;
    static final int TILE_WIDTH = 322;
    static final int TILE_HEIGHT = 323;
    static final int TILE_OFFSETS = 324;
    static final int TILE_BYTES = 325;
    static final int SAMPLE_FORMAT = 339;
    static final int JPEG_TABLES = 347;

    /** What pixels need: besides those above, fill order, fax options, predictor, palette, inks, alpha, YCbCr. */
    private static final Set<Integer> OF_PIXELS = Set.of(
            WIDTH,
            HEIGHT,
            BITS,
            COMPRESSION,
            PHOTOMETRIC,
            STRIP_OFFSETS,
            SAMPLES,
            ROWS_PER_STRIP,
            STRIP_BYTES,
            PLANAR,
            TILE_WIDTH,
            TILE_HEIGHT,
            TILE_OFFSETS,
            TILE_BYTES,
            SAMPLE_FORMAT,
            JPEG_TABLES,
            266,
            292,
            293,
            317,
            320,
            332,
            338,
            529,
            530,
            531,
            532);

    private TiffTag() {}

    static boolean isOfPixels(int tag) {
        return OF_PIXELS.contains(tag);
    }
}
