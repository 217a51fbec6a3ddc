package io.mien.command.pull;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Closes a stream that brings nothing for too long, so that its reader does not wait for ever. */
final class StallGuard implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StallGuard.class.getName());

    private final InputStream stream;
    private final Duration patience;
    private final Thread thread;
    private volatile long last = System.nanoTime();
    private volatile boolean done;
    private volatile boolean stalled;

    StallGuard(InputStream stream, Duration patience) {
        this.stream = stream;
        this.patience = patience;
        this.thread = new Thread(this::watch, "mien-pull-guard");
        thread.setDaemon(true);
        thread.start();
    }

    private void watch() {
        while (!done) {
            long left = patience.toNanos() - (System.nanoTime() - last);
            if (left <= 0) {
                stalled = true;
                close(stream);
                return;
            }
            LockSupport.parkNanos(left);
        }
    }

    private static void close(InputStream stream) {
        try {
            stream.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "A stream that stood still could not be closed", e);
        }
    }

    /** Something came. */
    void alive() {
        last = System.nanoTime();
    }

    /** Whether the stream was closed because nothing came. */
    boolean hasStalled() {
        return stalled;
    }

    @Override
    public void close() {
        done = true;
        LockSupport.unpark(thread);
    }
}
