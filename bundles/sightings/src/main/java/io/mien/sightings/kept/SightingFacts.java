package io.mien.sightings.kept;

import io.mien.track.TrackDecision;
import java.time.Instant;
import java.util.Set;

/**
 * What a track was.
 *
 * @param source what the configuration calls it
 * @param first when the face was seen first
 * @param last when it was seen last; not before {@code first}
 * @param frames in how many frames it was seen
 * @param decision who it was taken for in the end
 * @param taken everybody whom it was taken for at some time
 */
public record SightingFacts(
        String source, Instant first, Instant last, int frames, TrackDecision decision, Set<String> taken) {
    public SightingFacts {
        taken = Set.copyOf(taken);
    }
}
