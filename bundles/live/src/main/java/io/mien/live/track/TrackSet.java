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
    public static final TrackSet NONE = beginning(1);

    public TrackSet {
        all = List.copyOf(all);
    }

    /** Nobody was seen yet, and numbers begin with this one. */
    public static TrackSet beginning(long next) {
        return new TrackSet(List.of(), next, Double.NaN);
    }
}
