package io.mien.console.live;

import io.mien.track.TrackedFrame;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToLongFunction;

/** The newest frame of each source. Not thread-safe. */
final class NewestFrames {
    private final Map<String, TrackedFrame> bySource = new LinkedHashMap<>(); // the one taken longest ago first

    void put(TrackedFrame frame) {
        bySource.put(frame.source(), frame);
    }

    void forget(String source) {
        bySource.remove(source);
    }

    Optional<TrackedFrame> of(String source) {
        return Optional.ofNullable(bySource.get(source));
    }

    Set<String> sources() {
        return Set.copyOf(bySource.keySet());
    }

    /** The first frame that is due. Its source comes last from then on, so that a quick one does not keep others waiting. */
    Optional<TrackedFrame> take(ToLongFunction<TrackedFrame> due) {
        Optional<TrackedFrame> found =
                bySource.values().stream().filter(f -> due.applyAsLong(f) == 0).findFirst();
        found.ifPresent(f -> bySource.put(f.source(), bySource.remove(f.source())));
        return found;
    }

    /** Nanoseconds until one of them is due; {@link LiveViewer#NEVER} if there is none. */
    long wait(ToLongFunction<TrackedFrame> due) {
        return bySource.values().stream().mapToLong(due).min().orElse(LiveViewer.NEVER);
    }
}
