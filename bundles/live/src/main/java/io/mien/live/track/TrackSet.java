package io.mien.live.track;

import java.util.List;

/**
 * The tracks of a source after a frame. Immutable.
 *
 * @param all also those that are not seen, as long as they may come back
 * @param next number of the next track
 * @param time of the frame, in seconds
 */
public record TrackSet(List<Track> all, long next, double time) {
    /** Nobody was seen yet. */
    public static final TrackSet NONE = new TrackSet(List.of(), 1, Double.NaN);

    public TrackSet {
        all = List.copyOf(all);
    }
}
