package io.mien.command.picture;

import io.mien.MienException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Works on many things at the same time and hands the results over in the order of the things. No more than {@code workers +
 * ahead} are begun and not handed over, so that memory stays bounded however slow the first one is.
 */
public final class OrderedPipeline {
    private final int workers;
    private final int ahead;

    /**
     * @param workers threads, at least 1
     * @param ahead things that may be finished before the one whose turn it is
     */
    public OrderedPipeline(int workers, int ahead) {
        this.workers = workers;
        this.ahead = ahead;
    }

    /** Takes results. */
    @FunctionalInterface
    public interface Sink<O> {
        /** Called on the thread that runs the pipeline. */
        void accept(O result) throws MienException;
    }

    /**
     * Returns when all results are handed over; where {@code work} or {@code sink} throws, the rest is given up.
     *
     * @param work called on the workers; what can be expected to go wrong with one thing is a result, not an exception
     */
    public <I, O> void run(List<I> things, Function<? super I, ? extends O> work, Sink<? super O> sink)
            throws MienException {
        ExecutorService executor =
                Executors.newFixedThreadPool(Math.min(workers, Math.max(1, things.size())), threads());
        Deque<Future<? extends O>> begun = new ArrayDeque<>();
        try {
            for (I thing : things) {
                if (begun.size() >= workers + ahead) {
                    sink.accept(result(begun.remove()));
                }
                begun.add(executor.submit(() -> work.apply(thing)));
                while (!begun.isEmpty() && begun.peek().isDone()) {
                    sink.accept(result(begun.remove()));
                }
            }
            while (!begun.isEmpty()) {
                sink.accept(result(begun.remove()));
            }
        } finally {
            executor.shutdownNow();
        }
    }

    private static <O> O result(Future<O> future) throws MienException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a picture could not be worked on", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MienException("interrupted", e);
        }
    }

    private static ThreadFactory threads() {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "mien-pictures-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
