package io.mien.aligner;

import io.mien.image.Image;
import java.util.Locale;
import java.util.Optional;

/**
 * The part of a picture that a crop is sampled from, in whole pixels inside the picture. An aligner has to read, copy or
 * convert no more than this of a large picture.
 *
 * @param x left edge
 * @param y top edge
 * @param width at least 1
 * @param height at least 1
 */
public record SourceRegion(int x, int y, int width, int height) {
    /** Pixels around the outermost sample that bilinear interpolation, with rounded coordinates, may read. */
    private static final int BORDER = 2;

    /** A crop that spans more pixels of the picture shows no face, and the fixed-point arithmetic of a warp ends here. */
    private static final double LARGEST_SPAN = 1 << 20;

    /**
     * @param image to be sampled
     * @param template size of the crop
     * @param back takes pixels of the crop to pixels of the image
     * @return empty where the crop lies outside the image altogether
     * @throws AlignmentException if the crop would span more than a million pixels of a side
     */
    public static Optional<SourceRegion> of(Image image, FaceTemplate template, Similarity back)
            throws AlignmentException {
        double right = template.width() - 1, bottom = template.height() - 1;
        double acrossX = back.a() * right, downX = -back.b() * bottom;
        double acrossY = back.b() * right, downY = back.a() * bottom;
        double left = back.tx() + Math.min(acrossX, 0) + Math.min(downX, 0);
        double top = back.ty() + Math.min(acrossY, 0) + Math.min(downY, 0);
        double width = Math.abs(acrossX) + Math.abs(downX), height = Math.abs(acrossY) + Math.abs(downY);
        if (!(width <= LARGEST_SPAN && height <= LARGEST_SPAN)) {
            throw new AlignmentException(String.format(
                    Locale.ROOT, "a crop of %s that spans %.0fx%.0f pixels shows no face", image, width, height));
        }
        int x = clipped(Math.floor(left) - BORDER, image.width());
        int y = clipped(Math.floor(top) - BORDER, image.height());
        int endX = clipped(Math.ceil(left + width) + BORDER + 1, image.width());
        int endY = clipped(Math.ceil(top + height) + BORDER + 1, image.height());
        return endX > x && endY > y ? Optional.of(new SourceRegion(x, y, endX - x, endY - y)) : Optional.empty();
    }

    private static int clipped(double coordinate, int limit) {
        return (int) Math.max(0, Math.min(limit, coordinate));
    }
}
