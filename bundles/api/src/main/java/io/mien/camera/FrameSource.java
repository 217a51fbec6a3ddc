package io.mien.camera;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A source of frames. One thread calls {@link #next()}; {@link #close()} may be called from any, and ends a call that waits.
 * A live source keeps the newest frame until it is asked for one; it never makes its camera wait. A recorded source leaves
 * out nothing.
 */
@ConsumerType
public interface FrameSource extends AutoCloseable {
    /**
     * The next frame; waits for it, also while a device that went away has not come back.
     *
     * @return empty if there are no more, or the source was closed
     * @throws FrameSourceException if no more can come, naming the source and why
     * @throws InterruptedException while it waited
     */
    Optional<Frame> next() throws FrameSourceException, InterruptedException;

    /** How many frames a live source has left out so far because a newer one came before they were asked for. */
    default long dropped() {
        return 0;
    }

    /** Ends the source. Idempotent. */
    @Override
    void close();
}
