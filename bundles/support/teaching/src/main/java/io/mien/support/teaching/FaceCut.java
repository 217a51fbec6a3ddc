package io.mien.support.teaching;

import io.mien.detector.DetectorOptions;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;
import io.mien.recognizer.EnrollOptions;
import io.mien.recognizer.FaceSelection;

/** Cuts a face with its surroundings out of a picture, so that it is found there again. */
public final class FaceCut {
    /** The margin with which a face is found again as it was in the whole picture: the face is a third of the cut. */
    public static final double SURROUNDINGS = 1;

    /** The highest threshold of the detector with which a face of a cut is searched for. */
    public static final double MOST_CONFIDENCE = .5;

    /** How much larger than the picture a cut may be. */
    private static final double LARGEST = 1.5;

    /** A face that was seen once is found again in its surroundings with about its score. */
    private static final double SHARE_OF_SCORE = .8;

    private FaceCut() {}

    /**
     * The part of a picture around a box, whose center is the center of the cut; black where it reaches over the picture.
     *
     * @param margin on each side, as a share of the box's own; less if the cut would be much larger than the picture
     */
    public static Image around(Image image, Box box, double margin) {
        int width = side(box.width(), margin, image.width());
        int height = side(box.height(), margin, image.height());
        int left = Math.round(box.centre().x() - width / 2f);
        int top = Math.round(box.centre().y() - height / 2f);
        byte[] to = new byte[3 * width * height];
        byte[] row = new byte[3 * image.width()];
        int from = Math.max(0, left);
        int end = Math.min(image.width(), left + width);
        for (int y = Math.max(0, top); y < Math.min(image.height(), top + height) && from < end; y++) {
            Images.rowToBgr(image, y, row, 0);
            System.arraycopy(row, 3 * from, to, 3 * (width * (y - top) + from - left), 3 * (end - from));
        }
        return Image.of(width, height, PixelFormat.BGR, to);
    }

    private static int side(float box, double margin, int picture) {
        double wanted = Math.min(box * (1 + 2 * margin), LARGEST * picture);
        return Math.max(1, (int) Math.round(wanted));
    }

    /**
     * How the face of a cut is found again to be enrolled: the one in the center, with a threshold below its score.
     *
     * @param score of the detector for the face in the whole picture, 0..1
     */
    public static EnrollOptions found(float score) {
        return EnrollOptions.defaults()
                .detector(DetectorOptions.defaults()
                        .ofFrames()
                        .confidence(Math.min(MOST_CONFIDENCE, SHARE_OF_SCORE * score)))
                .selection(FaceSelection.CENTRE);
    }
}
