package io.mien.maixcam.npu;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.inference.dual.Gate;
import io.mien.inference.dual.Lane;
import io.mien.model.InputSize;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/** A model in the NPU. Every call goes through the two buffers, so that callers side by side overlap preparing, network and decoding. */
final class NpuSession implements InferenceSession {
    private final HandlePair pair;
    private final Duration drain;
    private final Consumer<NpuSession> freed;
    private final Gate gate = new Gate(this::free);
    private final Lane lane;
    private volatile boolean givenUp;

    /**
     * @param drain how long {@link #close()} waits
     * @param patience how long a call waits for a buffer, and again for the network
     * @param freed told once all its memory is free again
     */
    NpuSession(HandlePair pair, Duration drain, Duration patience, Consumer<NpuSession> freed) {
        this.pair = pair;
        this.drain = drain;
        this.freed = freed;
        lane = new Lane(pair.model(), gate, batch -> NpuBatch.of(pair, batch), patience);
    }

    @Override
    public InputSize inputSize() {
        return pair.size();
    }

    @Override
    public <T> T run(List<Image> batch, Function<Outputs, T> decode) throws StageRetiredException, InferenceException {
        return lane.run(batch, decode);
    }

    <T> CompletionStage<T> submit(List<Image> batch, Function<Outputs, T> decode)
            throws StageRetiredException, InterruptedException {
        return lane.submit(batch, decode);
    }

    /** Whether it was opened for this owner. */
    boolean isOf(Consumer<NpuSession> owner) {
        return freed == owner;
    }

    /** Takes no more calls; does not wait. */
    void retire() {
        gate.retire();
    }

    @Override
    public void close() {
        retire();
        awaitFreed(System.nanoTime() + drain.toNanos());
    }

    /** Waits for the calls that run; from the deadline on the last of them frees the model when it ends. */
    void awaitFreed(long deadline) {
        try {
            givenUp = !gate.awaitFreed(deadline - System.nanoTime());
        } catch (InterruptedException e) {
            // Whoever interrupts wants to go on; the last call frees the model all the same.
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean leaked() {
        return givenUp && !gate.isFreed();
    }

    private void free() {
        lane.close();
        pair.close();
        freed.accept(this);
    }
}
