package io.mien.store;

import io.mien.image.Point;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * A face cut out of its source picture with a margin, so that another aligner or template can cut it again.
 *
 * @param picture an encoded picture file (JPEG, PNG or binary PPM), at most {@link #MAXIMUM_BYTES}; not copied
 * @param points the five landmarks in pixels of that picture
 */
public record Chip(byte[] picture, List<Point> points) {
    /** Most bytes of an encoded chip. */
    public static final int MAXIMUM_BYTES = 1 << 20;

    public Chip {
        points = List.copyOf(points);
        if (picture.length == 0 || picture.length > MAXIMUM_BYTES) {
            throw new IllegalArgumentException("a chip has 1.." + MAXIMUM_BYTES + " bytes, not " + picture.length);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Chip c && Arrays.equals(picture, c.picture) && points.equals(c.points);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(picture), points);
    }

    /** Says how large the chip is; a face is biometric data and is not shown. */
    @Override
    public String toString() {
        return "chip of " + picture.length + " bytes";
    }
}
