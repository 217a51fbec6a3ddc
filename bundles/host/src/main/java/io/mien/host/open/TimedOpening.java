package io.mien.host.open;

import io.mien.host.stage.NeuralStage;
import io.mien.model.ModelRejectedException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Opens models, each on a thread of its own and for a bounded time: native code that hangs must not take the host along. Stateless.
 */
final class TimedOpening {
    private TimedOpening() {}

    /** Makes something that must be closed. */
    @FunctionalInterface
    interface Opening {
        NeuralStage open() throws ModelRejectedException;
    }

    /** It took too long; its thread is abandoned. */
    static final class OverException extends ModelRejectedException {
        private static final long serialVersionUID = 1L;

        OverException(String name, long millis) {
            super(name, "it was not open and tried after " + millis + " ms, and is given up");
        }
    }

    /**
     * Waits for an opening. A stage that opens only after the wait has ended is closed then.
     *
     * @throws OverException if it took too long
     * @throws ModelRejectedException of the opening
     */
    static NeuralStage wait(String name, long millis, Opening opening) throws ModelRejectedException {
        AtomicBoolean settled = new AtomicBoolean();
        FutureTask<NeuralStage> task = new FutureTask<>(() -> {
            NeuralStage stage = opening.open();
            if (!settled.compareAndSet(false, true)) {
                stage.close();
            }
            return stage;
        });
        Thread thread = new Thread(task, "mien-open-" + name);
        thread.setDaemon(true);
        thread.start();
        try {
            return task.get(millis, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return late(name, millis, settled, task);
        } catch (ExecutionException e) {
            throw rejected(name, e.getCause());
        } catch (InterruptedException e) {
            // The host's thread is interrupted only when the host stops.
            settled.set(true);
            Thread.currentThread().interrupt();
            throw new ModelRejectedException(name, "the host stops", e);
        }
    }

    private static NeuralStage late(String name, long millis, AtomicBoolean settled, FutureTask<NeuralStage> task)
            throws ModelRejectedException {
        if (settled.compareAndSet(false, true)) {
            throw new OverException(name, millis);
        }
        try {
            // It was ready in the same moment, and has nothing left to do.
            return task.get();
        } catch (ExecutionException e) {
            throw rejected(name, e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ModelRejectedException(name, "the host stops", e);
        }
    }

    private static ModelRejectedException rejected(String name, Throwable cause) {
        return cause instanceof ModelRejectedException rejected
                ? rejected
                : new ModelRejectedException(name, "it cannot be opened: " + cause, cause);
    }
}
