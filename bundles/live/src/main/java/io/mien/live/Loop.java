package io.mien.live;

import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.RecognitionStream;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StreamOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/** Takes results out of one stream, in order, until source or stream end. Thread-safe. */
final class Loop implements AutoCloseable {
    private static final Logger LOG = System.getLogger(Loop.class.getName());

    private final Lease lease;
    private final Recognizer recognizer;
    private final StreamOptions options;
    private final Consumer<FrameResult> shown;
    private final Duration drain;
    private final Runnable atEnd;
    private final Thread thread;
    private volatile boolean ended;
    private volatile String failure = "";

    /**
     * @param shown is handed each result
     * @param drain how long the end waits for results of frames that were taken
     * @param atEnd runs when there are no more results, whatever the reason
     */
    Loop(
            FrameSource source,
            Recognizer recognizer,
            StreamOptions options,
            Duration drain,
            Consumer<FrameResult> shown,
            Runnable atEnd) {
        this.atEnd = atEnd;
        this.drain = drain;
        this.shown = shown;
        this.recognizer = recognizer;
        this.options = options;
        lease = new Lease(source);
        thread = new Thread(this::run, "mien-live");
        thread.setDaemon(true);
    }

    /** Begins; once. */
    void start() {
        thread.start();
    }

    private void run() {
        try (RecognitionStream stream = recognizer.stream(lease, options)) {
            for (Optional<FrameResult> result = stream.next(); result.isPresent(); result = stream.next()) {
                shown.accept(result.get());
            }
            LOG.log(Level.DEBUG, "No more frames");
        } catch (FrameSourceException e) {
            failure = e.getMessage();
            LOG.log(Level.WARNING, "The camera gives no more frames: {0}", e.getMessage());
        } catch (InterruptedException e) {
            LOG.log(Level.WARNING, "Results of frames that were taken are dropped: they took too long");
        } catch (RuntimeException | Error e) {
            // A defect of a component that was called. Without a reason it would look like the end of a film.
            failure = "failed: " + e;
            LOG.log(Level.ERROR, "Recognition of frames ends", e);
        } finally {
            end();
        }
    }

    private void end() {
        try {
            atEnd.run();
        } finally {
            ended = true;
        }
    }

    /** Whether there are no more results. */
    boolean hasEnded() {
        return ended;
    }

    /** Why there are no more results; empty if there are, or if the source has come to its end. */
    String failure() {
        return failure;
    }

    /** Takes no more frames, and returns when the results of those that were taken were shown, or the time for that is over. */
    @Override
    public void close() {
        lease.close();
        try {
            thread.join(Math.max(1, drain.toMillis()));
            thread.interrupt();
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
