package io.mien.inference;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.model.InputSize;
import java.util.List;
import java.util.function.Function;
import org.osgi.annotation.versioning.ConsumerType;

/** A loaded model. Thread-safe; calls may run side by side. */
@ConsumerType
public interface InferenceSession extends AutoCloseable {
    /** The size every picture is letterboxed to. */
    InputSize inputSize();

    /**
     * Runs a batch. Each image is {@link Letterbox letterboxed} to {@link #inputSize()}, brought into the model's channel
     * order, and fed as (pixel - mean) x scale, padding being black before that.
     *
     * @param batch at least one image of any size and format
     * @param decode reads the outputs; they live inside this call only. What it throws reaches the caller
     * @return what {@code decode} returned
     * @throws StageRetiredException if {@link #close()} was called before
     * @throws InferenceException if the engine failed
     */
    <T> T run(List<Image> batch, Function<Outputs, T> decode) throws StageRetiredException, InferenceException;

    /** The most pictures that go through the network in one run; a larger batch takes several runs. At least 1. */
    default int largestRun() {
        return 1;
    }

    /** Takes no more calls, waits a bounded time for those that run, then frees the model. Idempotent. */
    @Override
    void close();

    /**
     * Whether {@link #close()} left something behind: a call that did not end in time, with the memory that it uses. It stays
     * so until that call ends, if ever.
     */
    default boolean leaked() {
        return false;
    }
}
