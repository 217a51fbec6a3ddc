package io.mien.inference.dual;

import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * One submitted batch: prepared, put through the network, decoded. What fails on the way fails its promise, and nothing else.
 * Handed from thread to thread, never used by two at once.
 */
final class BatchJob<T> {
    private final CompletableFuture<T> promise = new CompletableFuture<>();
    private final Forward network;
    private final Function<Outputs, T> decode;
    private final Runnable arrived;
    private Optional<PreparedInput> prepared = Optional.empty();
    private boolean failed;
    private Runnable keeping = () -> {};

    /** Puts a batch through the network when it is its turn. */
    interface Forward {
        void put(PreparedInput prepared) throws InferenceException;
    }

    /** @param arrived told once, before the promise is kept */
    BatchJob(Forward network, Function<Outputs, T> decode, Runnable arrived) {
        this.network = network;
        this.decode = decode;
        this.arrived = arrived;
    }

    CompletableFuture<T> promise() {
        return promise;
    }

    void prepare(InputPreparation preparation, List<Image> batch) {
        attempt(() -> prepared = Optional.of(preparation.prepare(batch)));
    }

    void forward() {
        attempt(() -> network.put(prepared.orElseThrow()));
    }

    /** Decodes, gives everything back, and only then keeps the promise: who waits for it may send the next batch at once. */
    void arrive() {
        attempt(() -> {
            T decoded = decode.apply(prepared.orElseThrow().outputs());
            keeping = () -> promise.complete(decoded);
        });
        try {
            prepared.ifPresent(PreparedInput::close);
        } finally {
            arrived.run();
            keeping.run();
        }
    }

    private void attempt(Step step) {
        if (failed) {
            return;
        }
        try {
            step.take();
        } catch (InferenceException | RuntimeException | Error e) {
            failed = true;
            keeping = () -> promise.completeExceptionally(e);
        }
    }

    private interface Step {
        void take() throws InferenceException;
    }
}
