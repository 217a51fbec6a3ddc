package io.mien.host.crowd;

/**
 * How deep a large picture is searched, and at what cost.
 *
 * @param wholeWidth the longer side, in pixels, of the largest picture that is searched once as a whole
 * @param wholeHeight its shorter side in pixels
 * @param minFace the longer side of the smallest face in pixels, if the picture is not so large that the share decides
 * @param minFaceShare the smallest face, as a share of the shorter side of the picture
 * @param windows most windows of one picture, at least 1
 * @param sureness share of the way from the least score to 1 that a face must have gone that one window alone shows, 0..1
 */
public record SearchLimits(
        int wholeWidth, int wholeHeight, int minFace, double minFaceShare, int windows, double sureness) {
    /** The defaults of the host's configuration. */
    public static final SearchLimits DEFAULT = new SearchLimits(1280, 960, 32, 1 / 60d, 1024, .6);

    public SearchLimits {
        minFace = Math.max(1, minFace);
        windows = Math.max(1, windows);
    }

    /** Whether a picture of this size is searched once, lying or standing. */
    boolean isSmall(int width, int height) {
        return Math.max(width, height) <= wholeWidth && Math.min(width, height) <= wholeHeight;
    }

    /** The longer side of the smallest face in a picture of this size, in pixels. */
    double minFace(int width, int height) {
        return Math.max(minFace, Math.min(width, height) * minFaceShare);
    }

    /** The least score of a face that one window alone shows. */
    double sureScore(double confidence) {
        return confidence + (1 - confidence) * sureness;
    }
}
