package io.mien.control.client;

import io.mien.control.protocol.FrameChannel;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Ends a connection, and with it whatever waits on it, unless it is closed in time: a socket's channel has no time-outs. */
final class Deadline implements AutoCloseable {
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile boolean over;

    private Deadline() {}

    /** One that ends {@code channel} after {@code time}. */
    static Deadline start(Duration time, FrameChannel channel) {
        Deadline deadline = new Deadline();
        Thread watch = new Thread(() -> deadline.watch(time, channel), "mien-deadline");
        watch.setDaemon(true);
        watch.start();
        return deadline;
    }

    private void watch(Duration time, FrameChannel channel) {
        try {
            over = !done.await(time.toMillis(), TimeUnit.MILLISECONDS);
            if (over) {
                channel.close();
            }
        } catch (IOException | InterruptedException e) {
            // Nobody interrupts this thread; a channel that cannot be closed is closed with the process.
            return;
        }
    }

    boolean isOver() {
        return over;
    }

    @Override
    public void close() {
        done.countDown();
    }
}
