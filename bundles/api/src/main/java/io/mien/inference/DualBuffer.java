package io.mien.inference;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Two input buffers before one loaded model: while the engine works on a batch, the next one is prepared, and the one before is
 * decoded. A service of the engine's bundle, with the engine's own {@link InferenceEngine#FORMAT}. Thread-safe.
 */
@ConsumerType
public interface DualBuffer {
    /** Batches of one session that are prepared, in the network or being decoded; a further one waits. */
    int IN_FLIGHT = 2;

    /** Whether this session was opened by the engine that this service belongs to. */
    boolean takes(InferenceSession session);

    /**
     * Prepares a batch in the caller's thread, as {@link InferenceSession#run} does, and leaves it to the engine. Waits while
     * {@link #IN_FLIGHT} batches of this session are on their way.
     *
     * @param session one that this service {@link #takes}
     * @param batch at least one image of any size and format; read before this call returns
     * @param decode called once, in a thread of the engine's; the outputs live inside it only
     * @return what {@code decode} returned, or what went wrong: an {@link InferenceException}, a {@link StageRetiredException}, or
     *     what {@code decode} threw. The promises of one session are kept in the order of their calls
     * @throws StageRetiredException if the session was closed before
     * @throws InterruptedException while it waited; nothing was submitted
     * @throws IllegalArgumentException if the session is another engine's
     */
    <T> CompletionStage<T> submit(InferenceSession session, List<Image> batch, Function<Outputs, T> decode)
            throws StageRetiredException, InterruptedException;
}
