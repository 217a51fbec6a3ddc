package io.mien.sightings.recording;

import io.mien.store.Label;
import java.util.HashSet;
import java.util.Set;

/** The memory of a track after it is gone: it may come back with the name that it had. Used by one thread at a time. */
final class TrackNote {
    private final Set<String> labels = new HashSet<>();
    private boolean closed;

    void called(String label) {
        labels.add(label);
    }

    boolean wasCalled(String label) {
        return labels.stream().anyMatch(l -> Label.isSame(l, label));
    }

    /** Everybody whom the track was taken for. */
    Set<String> labels() {
        return Set.copyOf(labels);
    }

    void rename(String label, String other) {
        if (labels.removeIf(l -> Label.isSame(l, label))) {
            labels.add(other);
        }
    }

    /** Nothing of the track is kept from now on. */
    void close() {
        closed = true;
    }

    boolean isClosed() {
        return closed;
    }
}
