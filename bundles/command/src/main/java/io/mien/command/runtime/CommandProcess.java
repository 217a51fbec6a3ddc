package io.mien.command.runtime;

import io.mien.MienException;
import java.time.Duration;
import java.util.Optional;

/**
 * The work of this process: one command after the other, each with stages that it configures for itself; or a product whose
 * stages serve every command, so that no command may configure them. Thread-safe.
 */
public final class CommandProcess {
    private boolean taken; // guarded by this
    private boolean stopping; // guarded by this
    private Optional<ServingProduct> serving = Optional.empty(); // guarded by this

    /**
     * Returns when a command may begin.
     *
     * @return the product that serves it; or empty if the stages are now its own, until {@link #leave}
     */
    synchronized Optional<ServingProduct> enter() throws MienException {
        while (taken && serving.isEmpty()) {
            await(0);
        }
        taken = true;
        return serving;
    }

    /** Gives the stages back that {@link #enter} gave. */
    synchronized void leave() {
        taken = false;
        notifyAll();
    }

    /** From now on the stages of the command that calls this serve all others. */
    public synchronized void serve(ServingProduct product) {
        serving = Optional.of(product);
        notifyAll();
    }

    /** The product that serves now. */
    public synchronized Optional<ServingProduct> serving() {
        return serving;
    }

    /**
     * Asks the product to end.
     *
     * @return false if none serves
     */
    public synchronized boolean stop() {
        stopping = true;
        notifyAll();
        return serving.isPresent();
    }

    /** Whether the product was asked to end; until then commands may wait for its stages. */
    public synchronized boolean isStopping() {
        return stopping;
    }

    /** Returns when the product is asked to end. An interrupt asks, too. */
    public synchronized void awaitStop() {
        try {
            while (!stopping) {
                wait();
            }
        } catch (InterruptedException e) {
            // The launcher's way of asking, in place of a signal; what follows may wait again.
            stopping = true;
        }
    }

    /** No command is served any more. */
    public synchronized void end() {
        serving = Optional.empty();
        notifyAll();
    }

    /** Returns when nothing serves any more, or {@code patience} is over. */
    public synchronized void awaitEnd(Duration patience) throws MienException {
        long end = System.nanoTime() + patience.toNanos();
        for (long left = patience.toMillis(); taken && left > 0; left = (end - System.nanoTime()) / 1_000_000) {
            await(left);
        }
    }

    private void await(long millis) throws MienException {
        try {
            wait(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MienException("interrupted while another command had the stages", e);
        }
    }
}
