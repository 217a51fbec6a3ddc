package io.mien.live;

import io.mien.recognizer.FrameResult.Recognized;
import java.util.ArrayDeque;
import java.util.Optional;

/** The latest results. Thread-safe. */
final class Seen {
    private final int most;
    private final ArrayDeque<Recognized> latest = new ArrayDeque<>(); // guarded by this

    /** @param most results that are remembered, at least 1 */
    Seen(int most) {
        if (most < 1) {
            throw new IllegalArgumentException("at least 1 result is remembered, not " + most);
        }
        this.most = most;
    }

    synchronized void add(Recognized result) {
        latest.addLast(result);
        if (latest.size() > most) {
            latest.removeFirst();
        }
    }

    /** The result of a frame, or the latest one if that frame is not remembered. */
    synchronized Optional<Recognized> of(long sequence) {
        return latest.stream()
                .filter(result -> result.frame().sequence() == sequence)
                .findFirst()
                .or(() -> Optional.ofNullable(latest.peekLast()));
    }
}
