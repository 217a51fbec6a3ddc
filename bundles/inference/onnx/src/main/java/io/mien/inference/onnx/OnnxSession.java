package io.mien.inference.onnx;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.inference.dual.Gate;
import io.mien.inference.dual.Gathered;
import io.mien.inference.dual.Lane;
import io.mien.model.InputSize;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** A model that ONNX Runtime has loaded. */
final class OnnxSession implements InferenceSession {
    private final LoadedModel model;
    private final InputSize size;
    private final Duration drain;
    private final Owner owner;
    private final Gate gate;
    private final Lane lane;
    private volatile boolean givenUp;

    /** Who opened it. Told on whatever thread it happens. */
    interface Owner {
        /** All its memory is free again. */
        void freed(OnnxSession session);

        /** It was closed, and a call in it goes on: its memory stays until that ends. */
        void leaked(OnnxSession session);
    }

    /**
     * @param size of its input
     * @param drain how long {@link #close()} waits
     * @param patience how long a batch waits for its turn in the two buffers
     * @param owner is told how it ends
     */
    OnnxSession(LoadedModel model, InputSize size, Duration drain, Duration patience, Owner owner) {
        this.model = model;
        this.size = size;
        this.drain = drain;
        this.owner = owner;
        gate = new Gate(this::free);
        lane = new Lane(model.name(), gate, batch -> PreparedBatch.of(model, batch), patience);
    }

    @Override
    public InputSize inputSize() {
        return size;
    }

    @Override
    public <T> T run(List<Image> batch, Function<Outputs, T> decode) throws StageRetiredException, InferenceException {
        if (batch.isEmpty()) {
            throw new IllegalArgumentException("a batch without a picture");
        }
        if (!gate.enter()) {
            throw new StageRetiredException(model.name());
        }
        try {
            return batch.size() <= model.largestRun() ? runAtOnce(batch, decode) : decode.apply(runInParts(batch));
        } finally {
            gate.leave();
        }
    }

    /** Puts a batch through the two buffers. See {@link io.mien.inference.DualBuffer#submit}. */
    <T> CompletionStage<T> submit(List<Image> batch, Function<Outputs, T> decode)
            throws StageRetiredException, InterruptedException {
        return lane.submit(batch, decode);
    }

    private <T> T runAtOnce(List<Image> batch, Function<Outputs, T> decode) throws InferenceException {
        try (PreparedBatch all = PreparedBatch.of(model, batch)) {
            all.forward();
            return decode.apply(all.outputs());
        }
    }

    /** One part after the other, so that the memory of one is enough. */
    private Gathered runInParts(List<Image> batch) throws InferenceException {
        Gathered gathered = new Gathered(model.name(), batch.size());
        for (List<Image> pictures : model.parts(batch)) {
            try (PreparedBatch part = PreparedBatch.of(model, pictures)) {
                part.forward();
                gathered.add(part.outputs().all(), pictures.size());
            }
        }
        return gathered;
    }

    @Override
    public void close() {
        retire();
        awaitFreed(System.nanoTime() + drain.toNanos());
    }

    @Override
    public boolean leaked() {
        return givenUp && !gate.isFreed();
    }

    /** The model's name. */
    String name() {
        return model.name();
    }

    /** Whether it was opened for this owner. */
    boolean isOf(Owner one) {
        return owner == one;
    }

    /** Takes no more calls, without waiting for those that run. */
    void retire() {
        gate.retire();
    }

    /** Waits for the calls that run; from the deadline on the last of them frees the model when it ends. */
    void awaitFreed(long deadline) {
        try {
            if (!gate.awaitFreed(deadline - System.nanoTime())) {
                givenUp = true;
                owner.leaked(this);
            }
        } catch (InterruptedException e) {
            // Whoever interrupts wants to go on; the last call frees the model all the same.
            Thread.currentThread().interrupt();
        }
    }

    private void free() {
        lane.close();
        model.close();
        owner.freed(this);
    }
}
