package io.mien.sightings.recording;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The tracks that wait to be written, the one that waits longest first. A newer snapshot of a track takes the place of the one that waits. Bounded:
 * {@link #offer} does not block. Thread-safe.
 */
final class SnapshotQueue {
    private final int most;
    private final Map<OpenTrack, TrackSnapshot> waiting = new LinkedHashMap<>(); // guarded by this

    /** @param most how many tracks wait at most, at least 1 */
    SnapshotQueue(int most) {
        this.most = most;
    }

    /** @return false if too many others wait; it is then not in the queue */
    synchronized boolean offer(TrackSnapshot snapshot) {
        if (!waiting.containsKey(snapshot.track()) && waiting.size() >= most) {
            return false;
        }
        waiting.put(snapshot.track(), snapshot);
        return true;
    }

    synchronized Optional<TrackSnapshot> poll() {
        Iterator<TrackSnapshot> first = waiting.values().iterator();
        if (!first.hasNext()) {
            return Optional.empty();
        }
        TrackSnapshot snapshot = first.next();
        first.remove();
        return Optional.of(snapshot);
    }
}
