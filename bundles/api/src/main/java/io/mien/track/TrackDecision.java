package io.mien.track;

import io.mien.store.Label;

/**
 * Who the face of a track is, by all frames that were embedded so far.
 *
 * @param label the person, or {@link Label#UNKNOWN}
 * @param known whether it is one of the gallery
 * @param score mean score (.5 + .5 cosine) of the frames that say so, weighted by how well they show the face, 0..1
 * @param frames how many frames say so; 0: nothing is decided yet
 */
public record TrackDecision(String label, boolean known, float score, int frames) {
    /** Nothing is decided yet. */
    public static final TrackDecision NONE = new TrackDecision(Label.UNKNOWN, false, 0, 0);

    /** Whether enough frames agree. */
    public boolean isSettled() {
        return frames > 0;
    }
}
