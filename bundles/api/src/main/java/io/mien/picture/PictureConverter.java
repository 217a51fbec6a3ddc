package io.mien.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Turns picture files of formats that a {@link PictureCodec} does not decode itself into PNG. A codec uses every converter
 * that is registered as a service. Thread-safe.
 */
@ConsumerType
public interface PictureConverter {
    /**
     * A format that is converted.
     *
     * @param name {@code HEIC}
     * @param endings of file names, in lower case, without the dot
     * @param remedy what must be done before files of this format are read on this machine, as an imperative; empty if
     *     they are read
     */
    record ConvertibleFormat(String name, Set<String> endings, Optional<String> remedy) {
        public ConvertibleFormat {
            endings = Set.copyOf(endings);
        }
    }

    /** Decides whether a picture of some size may be decoded. */
    @FunctionalInterface
    interface SizeCheck {
        /**
         * @param width in pixels
         * @param height in pixels
         * @return the least reduction at which the picture is wanted: 1 for all pixels
         * @throws PictureException if the picture is too large to be decoded, or has no pixels
         */
        int reduction(long width, long height) throws PictureException;
    }

    /**
     * A converted picture.
     *
     * @param png a PNG file of it
     * @param width of the original as stored, in pixels
     * @param height of the original as stored, in pixels
     * @param reduction pixels of the original for one of the PNG, in each direction
     * @param orientation how it is set upright: EXIF's, 1..8
     */
    record ConvertedPicture(byte[] png, int width, int height, int reduction, int orientation) {
        @Override
        public boolean equals(Object other) {
            return other instanceof ConvertedPicture p
                    && Arrays.equals(png, p.png)
                    && width == p.width
                    && height == p.height
                    && reduction == p.reduction
                    && orientation == p.orientation;
        }

        @Override
        public int hashCode() {
            return Objects.hash(Arrays.hashCode(png), width, height, reduction, orientation);
        }

        /** Says how large the file is, and shows no pixels. */
        @Override
        public String toString() {
            return "PNG of " + png.length + " bytes, of a picture of " + width + "x" + height + " pixels reduced by "
                    + reduction + ", orientation " + orientation;
        }
    }

    /** The formats, and what to do about those that cannot be read on this machine. */
    List<ConvertibleFormat> formats();

    /** The format that a file's first bytes tell, if it is one of {@link #formats}. */
    Optional<ConvertibleFormat> formatOf(byte[] encoded);

    /**
     * Converts a file of one of {@link #formats}.
     *
     * @param encoded the whole file
     * @param name what an error calls it
     * @param check asked before pixels are decoded
     * @throws PictureException naming the file and why it cannot be read
     */
    ConvertedPicture convert(byte[] encoded, String name, SizeCheck check) throws PictureException;
}
