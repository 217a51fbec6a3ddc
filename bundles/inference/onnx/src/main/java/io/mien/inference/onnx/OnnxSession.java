package io.mien.inference.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.model.InputSize;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A model that ONNX Runtime has loaded. */
final class OnnxSession implements InferenceSession {
    private static final System.Logger LOG = System.getLogger(OnnxSession.class.getName());

    private final String name;
    private final InputSize size;
    private final OrtSession session;
    private final WorkspacePool pool;
    private final int largestRun;
    private final Duration drain;
    private final Watchdog watchdog;
    private final Owner owner;
    private final Gate gate;
    private volatile boolean givenUp;

    /** Who opened it. Told on whatever thread it happens. */
    interface Owner {
        /** All its memory is free again. */
        void freed(OnnxSession session);

        /** It was closed, and a call in it goes on: its memory stays until that ends. */
        void leaked(OnnxSession session);
    }

    /**
     * @param name of the model, for errors and the log
     * @param largestRun most pictures that go into one run
     * @param drain how long {@link #close()} waits
     * @param watchdog ends runs that take too long
     * @param owner is told how it ends
     */
    OnnxSession(
            String name,
            InputSize size,
            OrtSession session,
            WorkspacePool pool,
            int largestRun,
            Duration drain,
            Watchdog watchdog,
            Owner owner) {
        this.name = name;
        this.size = size;
        this.session = session;
        this.pool = pool;
        this.largestRun = largestRun;
        this.drain = drain;
        this.watchdog = watchdog;
        this.owner = owner;
        gate = new Gate(this::free);
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
            throw new StageRetiredException(name);
        }
        try {
            return batch.size() <= largestRun ? runAtOnce(batch, decode) : decode.apply(runInParts(batch));
        } finally {
            gate.leave();
        }
    }

    private <T> T runAtOnce(List<Image> batch, Function<Outputs, T> decode) throws InferenceException {
        Workspace workspace = take(batch.size());
        try {
            List<Tensor> outputs = run(workspace, batch);
            return decode.apply(() -> outputs);
        } finally {
            pool.give(workspace);
        }
    }

    private Gathered runInParts(List<Image> batch) throws InferenceException {
        Gathered gathered = new Gathered(name, batch.size());
        for (int from = 0; from < batch.size(); from += largestRun) {
            List<Image> part = batch.subList(from, Math.min(batch.size(), from + largestRun));
            Workspace workspace = take(part.size());
            try {
                gathered.add(run(workspace, part), part.size());
            } finally {
                pool.give(workspace);
            }
        }
        return gathered;
    }

    private Workspace take(int pictures) throws InferenceException {
        try {
            return pool.take(pictures);
        } catch (OrtException e) {
            throw new InferenceException(name, "no memory for a batch of " + pictures + ": " + e.getMessage(), e);
        }
    }

    private List<Tensor> run(Workspace workspace, List<Image> pictures) throws InferenceException {
        try {
            return workspace.run(session, watchdog, pictures);
        } catch (OrtException e) {
            throw new InferenceException(name, e.getMessage(), e);
        }
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
        return name;
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
        pool.close();
        try {
            session.close();
        } catch (OrtException e) {
            LOG.log(Level.WARNING, "Memory of " + name + " was not freed", e);
        }
        owner.freed(this);
    }
}
