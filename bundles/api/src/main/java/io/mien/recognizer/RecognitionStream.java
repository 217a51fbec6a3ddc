package io.mien.recognizer;

import io.mien.camera.FrameSourceException;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Frames of a source, recognized one after the other while the next ones are already on their way. Results come in the order of
 * the frames, each with its own frame; none is lost, not even the last ones, whatever is swapped. Results that are not
 * taken hold the source back: no more frames are taken from it than {@link StreamOptions#inFlight()}. Thread-safe.
 */
@ProviderType
public interface RecognitionStream extends AutoCloseable {
    /**
     * The next result; waits for it.
     *
     * @return empty if the source has ended and every result was handed out, or the stream was closed
     * @throws FrameSourceException if the source failed, after the results of all frames that it gave; once
     * @throws InterruptedException while it waited; the result comes with the next call
     */
    Optional<FrameResult> next() throws FrameSourceException, InterruptedException;

    /**
     * The next result, if it is there already.
     *
     * @throws FrameSourceException as {@link #next()} does
     */
    Optional<FrameResult> poll() throws FrameSourceException;

    /** Whether no further result will come. */
    boolean ended();

    /** Closes the source, and drops results that were not taken. Idempotent. */
    @Override
    void close();
}
