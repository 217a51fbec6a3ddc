package io.mien.aligner;

import io.mien.image.Point;
import java.util.List;

/**
 * A similarity transform of the plane (rotation, one scale, translation): x' = a x - b y + tx, y' = b x + a y + ty.
 *
 * @param a scale x cosine of the angle
 * @param b scale x sine of the angle
 * @param tx translation along x in pixels
 * @param ty translation along y in pixels
 */
public record Similarity(double a, double b, double tx, double ty) {
    private static final double LEAST_SPREAD = 1e-6;
    private static final double LEAST_SQUARED_SCALE = 1e-12;

    /**
     * The least-squares similarity that takes {@code from} to {@code to}. Source: S. Umeyama, Least-squares estimation of
     * transformation parameters between two point patterns, PAMI 13(4), 1991; in the plane, and without reflections, it is
     * a division of complex numbers.
     *
     * @param from points, in pixels
     * @param to as many points
     * @throws AlignmentException if {@code from} has no extent, the best scale is none (points against their mirror image)
     *     or a coordinate is not finite
     */
    public static Similarity estimate(List<Point> from, List<Point> to) throws AlignmentException {
        if (from.size() != to.size() || from.size() < 2) {
            throw new AlignmentException(from.size() + " points do not match " + to.size());
        }
        double fx = mean(from, true), fy = mean(from, false), gx = mean(to, true), gy = mean(to, false);
        double real = 0, imaginary = 0, spread = 0;
        for (int i = 0; i < from.size(); i++) {
            double x = from.get(i).x() - fx, y = from.get(i).y() - fy;
            double u = to.get(i).x() - gx, v = to.get(i).y() - gy;
            real += x * u + y * v;
            imaginary += x * v - y * u;
            spread += x * x + y * y;
        }
        double a = real / spread, b = imaginary / spread;
        double squaredScale = a * a + b * b;
        // Written so that a NaN does not pass.
        if (!(spread >= LEAST_SPREAD && squaredScale >= LEAST_SQUARED_SCALE && squaredScale <= Double.MAX_VALUE)) {
            throw new AlignmentException("the points " + from + " do not span a face");
        }
        return new Similarity(a, b, gx - a * fx + b * fy, gy - b * fx - a * fy);
    }

    private static double mean(List<Point> points, boolean horizontal) {
        return points.stream()
                .mapToDouble(p -> horizontal ? p.x() : p.y())
                .average()
                .orElseThrow();
    }

    /** The transform that undoes this one. */
    public Similarity inverse() {
        double n = a * a + b * b;
        double c = a / n, d = -b / n;
        return new Similarity(c, d, -c * tx + d * ty, -d * tx - c * ty);
    }

    /** Where {@code point} goes. */
    public Point apply(Point point) {
        return new Point((float) (a * point.x() - b * point.y() + tx), (float) (b * point.x() + a * point.y() + ty));
    }
}
