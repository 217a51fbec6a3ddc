package io.mien.maix.image;

import io.mien.maix.Err;
import io.mien.maix.MaixException;

/**
 * The place of a picture in an area of another size: x' = scaleX x + left.
 *
 * @param scaleX pixels of the area for one of the picture
 * @param scaleY pixels of the area for one of the picture
 * @param left of the picture in the area, negative if it stands over
 * @param top of the picture in the area, negative if it stands over
 */
public record Placement(double scaleX, double scaleY, double left, double top) {
    /**
     * The place of a picture that is brought to another size.
     *
     * @throws MaixException {@link Err#ERR_ARGS} for a size below one pixel
     */
    public static Placement of(int width, int height, int toWidth, int toHeight, Fit fit) {
        if (width < 1 || height < 1 || toWidth < 1 || toHeight < 1) {
            throw new MaixException(
                    Err.ERR_ARGS,
                    width + "x" + height + " to " + toWidth + "x" + toHeight + ": sizes are at least one pixel");
        }
        double x = (double) toWidth / width, y = (double) toHeight / height;
        return switch (fit) {
            case FIT_FILL -> new Placement(x, y, 0, 0);
            case FIT_CONTAIN -> centered(Math.min(x, y), width, height, toWidth, toHeight);
            case FIT_COVER -> centered(Math.max(x, y), width, height, toWidth, toHeight);
        };
    }

    private static Placement centered(double scale, int width, int height, int toWidth, int toHeight) {
        return new Placement(scale, scale, (toWidth - width * scale) / 2, (toHeight - height * scale) / 2);
    }

    /** Resizes a picture to the whole of {@code to}; what it does not cover stays black. */
    void draw(Pixels from, Pixels to) {
        int width = Math.max(1, (int) Math.round(from.width * scaleX));
        int height = Math.max(1, (int) Math.round(from.height * scaleY));
        int x = (to.width - width) / 2, y = (to.height - height) / 2;
        Warp warp = Warp.stretch((double) from.width / width, (double) from.height / height, x, y);
        int shownX = Math.max(0, x), shownY = Math.max(0, y);
        int shownWidth = Math.min(to.width, width), shownHeight = Math.min(to.height, height);
        warp.fill(from, to, shownX, shownY, shownWidth, shownHeight, true);
    }

    /** The place of a point or a rectangle of the picture in the area, cut off to whole pixels as MaixPy does. */
    int[] map(int... position) {
        if (position.length != 2 && position.length != 4) {
            throw new MaixException(
                    Err.ERR_ARGS, "a place is x and y, or x, y, width and height, not " + position.length + " numbers");
        }
        int[] mapped = position.clone();
        mapped[0] = (int) (left + position[0] * scaleX);
        mapped[1] = (int) (top + position[1] * scaleY);
        if (position.length == 4) {
            mapped[2] = (int) (position[2] * scaleX);
            mapped[3] = (int) (position[3] * scaleY);
        }
        return mapped;
    }

    /** The place in the picture of a point or a rectangle of the area. */
    public Placement inverse() {
        return new Placement(1 / scaleX, 1 / scaleY, -left / scaleX, -top / scaleY);
    }
}
