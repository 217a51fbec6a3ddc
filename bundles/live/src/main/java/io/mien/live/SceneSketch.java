package io.mien.live;

import io.mien.image.Image;
import io.mien.image.Images;

/**
 * A frame in a few samples, enough to tell a cut of a film from everything that moves: after a cut, the person in a place is another
 * one. The samples of two frames of one scene correlate, whatever the light. Immutable.
 */
final class SceneSketch {
    private static final int COLUMNS = 32;
    private static final int ROWS = 18;

    /** Least correlation within a scene: of two films' cuts the greatest was .19, and .5 with the fastest movement between. */
    private static final double LEAST_CORRELATION = .3;

    /** Less than so many levels of 255 are noise of a dark picture, whose samples do not correlate. */
    private static final double LEAST_CHANGE = 15;

    private final double[] samples;
    private final double mean;

    private SceneSketch(double[] samples) {
        this.samples = samples;
        double sum = 0;
        for (double sample : samples) {
            sum += sample;
        }
        mean = sum / samples.length;
    }

    static SceneSketch of(Image image) {
        double[] samples = new double[ROWS * COLUMNS];
        byte[] row = new byte[3 * image.width()];
        for (int y = 0; y < ROWS; y++) {
            Images.rowToBgr(image, middle(y, ROWS, image.height()), row, 0);
            for (int x = 0; x < COLUMNS; x++) {
                int pixel = 3 * middle(x, COLUMNS, image.width());
                samples[y * COLUMNS + x] = ((row[pixel] & 255) + (row[pixel + 1] & 255) + (row[pixel + 2] & 255)) / 3.0;
            }
        }
        return new SceneSketch(samples);
    }

    private static int middle(int part, int parts, int of) {
        return (int) ((2L * part + 1) * of / (2L * parts));
    }

    /** Whether there is a cut between this frame and one shortly before it. */
    boolean isCutFrom(SceneSketch before) {
        double together = 0;
        double squares = 0;
        double squaresBefore = 0;
        double change = 0;
        for (int i = 0; i < samples.length; i++) {
            double here = samples[i] - mean;
            double there = before.samples[i] - before.mean;
            together += here * there;
            squares += here * here;
            squaresBefore += there * there;
            change += Math.abs(samples[i] - before.samples[i]);
        }
        return change > LEAST_CHANGE * samples.length
                && together <= LEAST_CORRELATION * Math.sqrt(squares) * Math.sqrt(squaresBefore);
    }
}
