package io.mien.live;

import io.mien.track.TrackDecision;
import io.mien.track.TrackListener;
import io.mien.track.TrackedFace;
import io.mien.track.TrackedFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Writes into the log who came: one line for each track that is decided, and for each change of a decision. Part of each source
 * and not a component: one that needs no configuration would hide that its bundle has none. Thread-safe.
 */
final class TrackLog implements TrackListener {
    private static final Logger LOG = System.getLogger(TrackLog.class.getName());
    private static final int MOST = 10_000;

    /** Labels of the latest tracks. Guarded by itself. */
    private final Map<String, String> told = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > MOST;
        }
    };

    @Override
    public void tracked(TrackedFrame frame) {
        for (TrackedFace face : frame.faces()) {
            TrackDecision decision = face.decision();
            if (face.track().isPresent() && decision.isSettled() && isNew(frame.source(), face)) {
                LOG.log(
                        Level.INFO,
                        "{0}: track {1} is {2}{3}",
                        frame.source(),
                        face.track().getAsLong(),
                        decision.label(),
                        decision.known() ? String.format(Locale.ROOT, " (%.3f)", decision.score()) : "");
            }
        }
    }

    private boolean isNew(String source, TrackedFace face) {
        synchronized (told) {
            String label = face.decision().label();
            return !label.equals(told.put(source + " " + face.track().getAsLong(), label));
        }
    }
}
