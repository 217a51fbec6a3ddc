package io.mien.quality;

import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.Images;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import java.util.List;

/**
 * How well a picture shows a face.
 *
 * @param size the longer side of its box, in pixels of the picture
 * @param sharpness variance of the Laplacian (4 neighbors) of the box in gray, at most {@value #SIDE} pixels long; 0 for one
 *     color (Pech-Pacheco and others, ICPR 2000)
 * @param turn to the side and up or down, in degrees, 0 for a face that looks into the camera; estimated from the five points,
 *     which tell 30 degrees from 60 but not 30 from 35
 * @param light mean of the box in gray, 0..255
 */
public record FaceQuality(float size, float sharpness, float turn, float light) {
    /** Longest side, in pixels, at which sharpness is measured: what an extractor gets is no larger. */
    static final int SIDE = 112;

    /** How far the tip of the nose stands out, as a share of the distance from the eyes to the mouth. */
    private static final double NOSE = .6;

    /** Where the nose is between the eyes (0) and the mouth (1) of a face that looks into the camera. */
    private static final double NOSE_HEIGHT = .6;

    /** A face whose area is at least that of a square of this many pixels has the full weight for its size. */
    private static final float FULL_SIZE = 112;

    private static final float FULL_SHARPNESS = 250;
    private static final float LEAST_SHARE = .1f;
    private static final float MOST_TURN = 90;

    /**
     * Measures a face.
     *
     * @param image the picture
     * @param face in its pixels
     */
    public static FaceQuality of(Image image, Face face) {
        Box box = face.box();
        float size = Math.max(box.width(), box.height());
        int[] crop = crop(image, box);
        if (crop[2] < 1 || crop[3] < 1) {
            return new FaceQuality(size, 0, turn(face.points()), 0);
        }
        Gray gray = Gray.of(image, crop, SIDE);
        return new FaceQuality(size, (float) gray.sharpness(), turn(face.points()), (float) gray.mean());
    }

    /** The part of a box that lies in the picture: left, top, width, height. */
    private static int[] crop(Image image, Box box) {
        int left = (int) Math.max(0, box.x());
        int top = (int) Math.max(0, box.y());
        int right = (int) Math.min(image.width(), Math.ceil((double) box.x() + box.width()));
        int bottom = (int) Math.min(image.height(), Math.ceil((double) box.y() + box.height()));
        return new int[] {left, top, right - left, bottom - top};
    }

    private static float turn(List<Point> points) {
        double eyesX = (points.get(0).x() + points.get(1).x()) / 2.0;
        double eyesY = (points.get(0).y() + points.get(1).y()) / 2.0;
        double downX = (points.get(3).x() + points.get(4).x()) / 2.0 - eyesX;
        double downY = (points.get(3).y() + points.get(4).y()) / 2.0 - eyesY;
        double length = Math.hypot(downX, downY);
        if (!(length > 0)) {
            return MOST_TURN;
        }
        double noseX = points.get(2).x() - eyesX;
        double noseY = points.get(2).y() - eyesY;
        double aside = (noseX * downY - noseY * downX) / (length * length);
        double down = (noseX * downX + noseY * downY) / (length * length) - NOSE_HEIGHT;
        return (float) Math.toDegrees(Math.asin(Math.min(1, Math.hypot(aside, down) / NOSE)));
    }

    /**
     * How much this picture counts among others of the same face, above 0 and at most 1: by the area of the face, its
     * sharpness, its turn and its light.
     */
    public float weight() {
        float area = Math.min(1, size * size / (FULL_SIZE * FULL_SIZE));
        float sharp = Math.min(1, sharpness / FULL_SHARPNESS);
        float front = 1 - turn / MOST_TURN;
        float lit = Math.min(1, Math.min(light, 255 - light) / (255 / 4f));
        return share(area) * share(sharp) * share(front) * share(lit);
    }

    private static float share(float of) {
        return LEAST_SHARE + (1 - LEAST_SHARE) * Math.max(0, of);
    }

    /** A part of a picture in gray, made smaller by means of squares. */
    private record Gray(int width, int height, float[] values) {
        static Gray of(Image image, int[] crop, int most) {
            int longest = (Math.max(crop[2], crop[3]) + most - 1) / most;
            int step = Math.min(longest, Math.min(crop[2], crop[3]));
            int width = crop[2] / step;
            int height = crop[3] / step;
            float[] values = new float[width * height];
            byte[] row = image.format() == PixelFormat.BGR ? image.data() : new byte[3 * image.width()];
            for (int y = 0; y < height * step; y++) {
                int at = (crop[1] + y) * image.stride();
                if (image.format() != PixelFormat.BGR) {
                    Images.rowToBgr(image, crop[1] + y, row, 0);
                    at = 0;
                }
                for (int x = 0; x < width * step; x++) {
                    int pixel = at + 3 * (crop[0] + x);
                    // BT.601, as OpenCV's conversion to gray.
                    values[y / step * width + x / step] += (.114f * (row[pixel] & 255)
                                    + .587f * (row[pixel + 1] & 255)
                                    + .299f * (row[pixel + 2] & 255))
                            / (step * step);
                }
            }
            return new Gray(width, height, values);
        }

        double mean() {
            double sum = 0;
            for (float value : values) {
                sum += value;
            }
            return sum / values.length;
        }

        double sharpness() {
            double sum = 0;
            double squares = 0;
            for (int y = 1; y < height - 1; y++) {
                for (int x = 1; x < width - 1; x++) {
                    int at = y * width + x;
                    double laplacian =
                            values[at - 1] + values[at + 1] + values[at - width] + values[at + width] - 4 * values[at];
                    sum += laplacian;
                    squares += laplacian * laplacian;
                }
            }
            int inner = Math.max(0, width - 2) * Math.max(0, height - 2);
            return inner == 0 ? 0 : Math.max(0, squares / inner - (sum / inner) * (sum / inner));
        }
    }
}
