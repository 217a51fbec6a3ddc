package io.mien.picture.external;

import io.mien.picture.PictureConverter.ConvertibleFormat;
import io.mien.picture.PictureConverter.SizeCheck;
import io.mien.picture.PictureException;

/** A format: how its files begin, and how a program converts one. */
interface ExternalFormat {
    ConvertibleFormat description();

    /** Whether a file begins as files of this format do. */
    boolean begins(FileBytes file);

    /**
     * Reads the header of a file.
     *
     * @throws PictureException if the picture is too large or of a kind that is not converted, or if its program is missing
     * @throws IndexOutOfBoundsException if the header points past the end of the file
     */
    ExternalConversion read(FileBytes file, String name, SizeCheck check) throws PictureException;
}
