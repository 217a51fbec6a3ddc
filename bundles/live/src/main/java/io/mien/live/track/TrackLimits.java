package io.mien.live.track;

/**
 * The limits of tracks.
 *
 * @param high score of a face that may begin a track; weaker ones only continue one
 * @param lostSeconds for which a track that is not seen is looked for where it was going
 * @param returnSeconds for which it is known again by its embedding
 * @param same least cosine of one person's faces
 * @param differ greatest cosine of the faces of two people for sure
 * @param votes how many frames must agree on a name
 * @param tries how many frames in a row are embedded at most until they agree
 * @param better by how much a picture must weigh more than the best one before it is embedded again
 * @param retrySeconds after which the face of nobody known is embedded again: another picture may be that of somebody
 * @param refreshSeconds after which a face is embedded again in any case, so that a change of the gallery is noticed
 */
public record TrackLimits(
        float high,
        double lostSeconds,
        double returnSeconds,
        float same,
        float differ,
        int votes,
        int tries,
        double better,
        double retrySeconds,
        double refreshSeconds) {
    /** What suits 25 frames a second and Mien's own extractor. */
    public static final TrackLimits DEFAULT = new TrackLimits(.5f, 1.2, 60, .5f, .3f, 2, 10, 1.3, .4, 2);
}
