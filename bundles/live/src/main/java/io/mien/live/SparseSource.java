package io.mien.live;

import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** At most so many frames a second of another source, by the times at which they were taken. For one thread. */
final class SparseSource implements FrameSource {
    /** Frames come a little early and late: a frame that is due within this share of the step is taken. */
    private static final double EARLY = .1;

    private final FrameSource source;
    private final Duration step;
    private Optional<Instant> previous = Optional.empty();
    private Optional<Instant> due = Optional.empty();

    /** @param rate frames a second, above 0 */
    SparseSource(FrameSource source, double rate) {
        this.source = source;
        step = Duration.ofNanos(Math.round(1e9 / rate));
    }

    @Override
    public Optional<Frame> next() throws FrameSourceException, InterruptedException {
        Optional<Frame> frame = source.next();
        while (frame.isPresent() && !isDue(frame.get().time())) {
            frame = source.next();
        }
        return frame;
    }

    private boolean isDue(Instant time) {
        if (previous.filter(time.plus(step)::isBefore).isPresent()) {
            // The clock was set back: nothing would be due until it has caught up.
            due = Optional.empty();
        }
        previous = Optional.of(time);
        Duration early = Duration.ofNanos(Math.round(EARLY * step.toNanos()));
        if (due.isPresent() && time.plus(early).isBefore(due.get())) {
            return false;
        }
        boolean late = due.isEmpty() || time.isAfter(due.get().plus(step));
        due = Optional.of((late ? time : due.get()).plus(step));
        return true;
    }

    @Override
    public long dropped() {
        return source.dropped();
    }

    @Override
    public void close() {
        source.close();
    }

    @Override
    public String toString() {
        return source.toString();
    }
}
