package io.mien.support.download;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads a stream on a thread of its own: a read of the JDK's HTTP client ends neither after a time nor on an interrupt, but when
 * its stream is closed.
 */
final class PatientRead {
    private static final int BUFFER = 1 << 16;

    private final InputStream stream;
    private final Sink sink;
    private volatile long last = System.nanoTime();
    private volatile long come;

    /** How a stream came to its end. */
    enum End {
        /** It ended, or no more was wanted. */
        DONE,
        /** Nothing came for too long. */
        SILENT,
        /** Too little came. */
        SLOW
    }

    /** Takes what was read, on the thread that reads. */
    @FunctionalInterface
    interface Sink {
        /** Returns whether more is wanted. */
        boolean take(byte[] bytes, int length) throws IOException;
    }

    /** @param stream closed at the end, whatever the end is */
    PatientRead(InputStream stream, Sink sink) {
        this.stream = stream;
        this.sink = sink;
    }

    /**
     * Returns when the stream ends, when no more is wanted, or when too little came for too long.
     *
     * @param slowest bytes that must come in each {@code patience}
     * @throws InterruptedException if the caller is interrupted; it does not wait for the stream then
     */
    End run(Duration patience, long slowest) throws IOException, InterruptedException {
        FutureTask<Void> task = new FutureTask<>(this::read);
        Thread thread = new Thread(task, "mien-pull");
        thread.setDaemon(true);
        thread.start();
        long measured = System.nanoTime();
        long before = 0;
        try (stream) {
            while (true) {
                long now = System.nanoTime();
                long left = patience.toNanos() - (now - last);
                long measure = patience.toNanos() - (now - measured);
                if (left <= 0) {
                    return End.SILENT;
                }
                if (measure <= 0) {
                    long all = come;
                    if (all - before < slowest) {
                        return End.SLOW;
                    }
                    before = all;
                    measured = now;
                } else if (ended(task, Math.min(left, measure))) {
                    return End.DONE;
                }
            }
        }
    }

    private static boolean ended(FutureTask<Void> task, long nanos) throws IOException, InterruptedException {
        try {
            task.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException broken) {
                throw broken;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private Void read() throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int n = stream.read(buffer); n >= 0; n = stream.read(buffer)) {
            last = System.nanoTime();
            come += n;
            if (!sink.take(buffer, n)) {
                return null;
            }
        }
        return null;
    }
}
