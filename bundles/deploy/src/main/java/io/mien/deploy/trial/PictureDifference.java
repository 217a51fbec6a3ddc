package io.mien.deploy.trial;

import io.mien.image.Image;

/** How far two pictures lie apart. */
public final class PictureDifference {
    private PictureDifference() {}

    /** The mean difference of their values, 0..255; infinite if size or format differ. */
    public static double mean(Image one, Image other) {
        if (one.width() != other.width() || one.height() != other.height() || one.format() != other.format()) {
            return Double.POSITIVE_INFINITY;
        }
        int row = one.width() * one.format().bytesPerPixel();
        int rows = (int) one.format().rows(one.height());
        double sum = 0;
        for (int y = 0; y < rows; y++) {
            for (int x = 0; x < row; x++) {
                sum += Math.abs(
                        (one.data()[y * one.stride() + x] & 0xff) - (other.data()[y * other.stride() + x] & 0xff));
            }
        }
        return sum / ((double) row * rows);
    }
}
