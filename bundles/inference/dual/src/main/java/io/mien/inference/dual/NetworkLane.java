package io.mien.inference.dual;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

/**
 * The way of batches through one network that works on one at a time. {@link DualBuffer#IN_FLIGHT Two} are on their way at once:
 * while one is in the network, the other is prepared or decoded. Thread-safe.
 */
public final class NetworkLane {
    private final String model;
    private final CallGate gate;
    private final InputPreparation preparation;
    private final Duration patience;

    /** Fair, like the network's lock: calls are served in the order in which they came. */
    private final Semaphore buffers = new Semaphore(DualBuffer.IN_FLIGHT, true);

    private final ReentrantLock network = new ReentrantLock(true);
    private final BatchWorkers crew;

    /**
     * @param model its name, for errors
     * @param gate of its session: every batch that is let in leaves
     * @param patience how long a call waits for a buffer, and again for the network
     */
    public NetworkLane(String model, CallGate gate, InputPreparation preparation, Duration patience) {
        this.model = model;
        this.gate = gate;
        this.preparation = preparation;
        this.patience = patience;
        crew = new BatchWorkers(model);
    }

    /**
     * Takes a batch all the way in the caller's thread.
     *
     * @throws InferenceException also if the caller's patience ended, or its thread was interrupted while it waited
     */
    public <T> T run(List<Image> batch, Function<Outputs, T> decode) throws StageRetiredException, InferenceException {
        enter(batch);
        try {
            take(buffers::tryAcquire, "a buffer");
            try (PreparedInput prepared = preparation.prepare(batch)) {
                forward(prepared);
                return decode.apply(prepared.outputs());
            } finally {
                buffers.release();
            }
        } finally {
            gate.leave();
        }
    }

    /** As {@link DualBuffer#submit} says. A promise's own continuations must not wait for this lane. */
    public <T> CompletionStage<T> submit(List<Image> batch, Function<Outputs, T> decode)
            throws StageRetiredException, InterruptedException {
        enter(batch);
        try {
            buffers.acquire();
        } catch (InterruptedException e) {
            gate.leave();
            throw e;
        }
        BatchJob<T> journey = new BatchJob<>(this::forward, decode, this::arrived);
        journey.prepare(preparation, batch);
        return crew.send(journey);
    }

    /** Lets a batch in by the gate, which it must leave. */
    void enter(List<Image> batch) throws StageRetiredException {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("a batch without a picture");
        }
        if (!gate.enter()) {
            throw new StageRetiredException(model);
        }
    }

    private void arrived() {
        buffers.release();
        gate.leave();
    }

    private void forward(PreparedInput prepared) throws InferenceException {
        take(network::tryLock, "the network");
        try {
            prepared.forward();
        } finally {
            network.unlock();
        }
    }

    private void take(Taking taking, String what) throws InferenceException {
        try {
            if (!taking.within(patience.toNanos(), TimeUnit.NANOSECONDS)) {
                throw new InferenceException(model, "waited " + patience.toMillis() + " ms for " + what);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InferenceException(model, "interrupted while it waited for " + what, e);
        }
    }

    /** Ends the idle threads; to be called when no batch is on its way any more. */
    public void close() {
        crew.close();
    }

    /** Takes something, or gives up after a time. */
    private interface Taking {
        boolean within(long time, TimeUnit unit) throws InterruptedException;
    }
}
