package io.mien.inference.dual;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * A loaded model and its life: calls come in until it is retired, and the last of them to leave frees it. What loads it says how
 * its calls run and what there is to free. Thread-safe.
 */
public abstract class EngineSession implements InferenceSession {
    private final String model;
    private final SessionOwner owner;
    private final CallGate gate = new CallGate(this::end);
    private final Visit visit = gate::leave;
    private final NetworkLane lane;
    private volatile boolean givenUp;

    /** A call that has been let in; it leaves when this is closed. */
    @FunctionalInterface
    protected interface Visit extends AutoCloseable {
        @Override
        void close();
    }

    /**
     * @param model its name, for errors and the log
     * @param preparation writes the inputs of batches that go through the two buffers
     * @param patience how long a batch waits for a buffer, and again for the network
     * @param owner among whose sessions it is
     */
    protected EngineSession(String model, InputPreparation preparation, Duration patience, SessionOwner owner) {
        this.model = model;
        this.owner = owner;
        lane = new NetworkLane(model, gate, preparation, patience);
    }

    /** Frees what the model uses. Called once, when no call is inside any more. */
    protected abstract void free();

    /** Runs a batch through the two buffers: one in the network at a time. */
    protected final <T> T runInTurn(List<Image> batch, Function<Outputs, T> decode)
            throws StageRetiredException, InferenceException {
        return lane.run(batch, decode);
    }

    /**
     * Lets a call in that needs no buffer and runs side by side with all others.
     *
     * @param batch its pictures, at least one
     * @return to be closed once, when the call has ended
     */
    protected final Visit enter(List<Image> batch) throws StageRetiredException {
        lane.enter(batch);
        return visit;
    }

    /** Puts a batch through the two buffers. See {@link DualBuffer#submit}. */
    public final <T> CompletionStage<T> submit(List<Image> batch, Function<Outputs, T> decode)
            throws StageRetiredException, InterruptedException {
        return lane.submit(batch, decode);
    }

    /** Takes no more calls, without waiting for those that run. */
    public final void retire() {
        gate.retire();
    }

    @Override
    public final void close() {
        retire();
        awaitFreed(System.nanoTime() + owner.drain().toNanos());
    }

    @Override
    public final boolean leaked() {
        return givenUp && !gate.isFreed();
    }

    /** The model's name. */
    final String model() {
        return model;
    }

    /** Whether it is among this one's sessions. */
    final boolean isOf(SessionOwner one) {
        return owner == one;
    }

    /** Waits for the calls that run; if the wait ends before them, the last of them frees the model. */
    void awaitFreed(long deadline) {
        if (!freedBy(deadline)) {
            givenUp = true;
            owner.leaked(this);
        }
    }

    private boolean freedBy(long deadline) {
        try {
            return gate.awaitFreed(deadline - System.nanoTime());
        } catch (InterruptedException e) {
            // An interrupt means that the caller wants to continue.
            Thread.currentThread().interrupt();
            return gate.isFreed();
        }
    }

    private void end() {
        lane.close();
        free();
        owner.freed(this);
    }
}
