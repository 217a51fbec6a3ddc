package io.mien.host;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** One thread that brings things into line when asked; requests that come while one is waiting are one. Thread-safe. */
final class HostWorker {
    private static final Logger LOG = System.getLogger(HostWorker.class.getName());

    private final Runnable reconcile;
    private final ScheduledExecutorService thread;
    private final AtomicBoolean requested = new AtomicBoolean();
    private volatile boolean stopping;

    HostWorker(String name, Runnable reconcile) {
        this.reconcile = reconcile;
        this.thread = new ScheduledThreadPoolExecutor(1, task -> {
            Thread t = new Thread(task, name);
            t.setDaemon(true);
            return t;
        });
    }

    /** Returns at once. After {@link #stop} it does nothing. */
    void request() {
        if (requested.compareAndSet(false, true)) {
            schedule(this::bringIntoLine, 0);
        }
    }

    /** A request that becomes one after a time. */
    void requestIn(long millis) {
        schedule(this::bringIntoLine, millis);
    }

    /** Does it behind what was asked for before; returns at once. */
    void execute(Runnable work) {
        schedule(work, 0);
    }

    private void schedule(Runnable work, long millis) {
        try {
            thread.schedule(() -> run(work), millis, TimeUnit.MILLISECONDS);
        } catch (RejectedExecutionException e) {
            // The host is stopping: an event that comes later changes nothing any more.
            LOG.log(Level.DEBUG, "The host stops; a change was not looked at");
        }
    }

    private void bringIntoLine() {
        requested.set(false);
        reconcile.run();
    }

    private void run(Runnable work) {
        if (stopping) {
            return;
        }
        try {
            work.run();
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "The models could not be brought into line", e);
        }
    }

    /** Runs {@code question} behind all requests that came before, and waits for its answer.
     *
     * @throws IllegalStateException if the host has stopped */
    <T> T ask(Supplier<T> question) {
        try {
            return CompletableFuture.supplyAsync(() -> answer(question), thread).join();
        } catch (RejectedExecutionException e) {
            throw new IllegalStateException("the host has stopped", e);
        } catch (CompletionException e) {
            throw new IllegalStateException("the models could not be listed", e.getCause());
        }
    }

    private <T> T answer(Supplier<T> question) {
        if (stopping) {
            throw new IllegalStateException("the host has stopped");
        }
        return question.get();
    }

    /** Takes no more requests, does {@code last} behind what runs, and waits for it. */
    void stop(Runnable last) {
        stopping = true;
        CompletableFuture<Void> done = CompletableFuture.runAsync(last, thread);
        try {
            done.join();
        } finally {
            thread.shutdownNow();
        }
    }
}
