package io.mien.picture.imageio;

import io.mien.picture.PictureException;

/**
 * A file format. It finds the first picture in a file, checks that the picture is whole, and takes over only what its
 * pixels need: a decoder never sees metadata, which may be broken, huge when unpacked, or switch on color management.
 */
interface PictureFormat {
    /** Whether the file begins as files of this format do. */
    boolean begins(EncodedPicture file);

    /** @throws PictureException if the picture is truncated, damaged, too large or of a kind that cannot be decoded */
    PictureEssence extract(EncodedPicture file, PictureLimits limits) throws PictureException;
}
