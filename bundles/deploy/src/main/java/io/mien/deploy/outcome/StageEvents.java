package io.mien.deploy.outcome;

import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The events of stages, for a thread that waits for them. Thread-safe. */
public final class StageEvents implements StageListener {
    private static final int MOST = 10_000;

    private final BlockingQueue<StageEvent> queue = new LinkedBlockingQueue<>(MOST);
    private volatile boolean wanted;

    /** Keeps what comes from now on, or no more. */
    public void want(boolean now) {
        wanted = now;
        queue.clear();
    }

    @Override
    public void stageChanged(StageEvent event) {
        if (wanted) {
            // One that finds no place is one of ten thousand that nobody has read yet.
            queue.offer(event);
        }
    }

    Optional<StageEvent> poll(long wait, TimeUnit unit) throws InterruptedException {
        return Optional.ofNullable(queue.poll(wait, unit));
    }
}
