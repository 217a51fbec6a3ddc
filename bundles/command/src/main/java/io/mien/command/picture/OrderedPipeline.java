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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Works on many things at the same time and hands the results over in the order of the things. No more than {@code workers +
 * ahead} are begun and not handed over, so that memory stays bounded however slow the first one is.
 */
public final class OrderedPipeline {
    /** How long a wait for a result lasts until it is looked whether the batch is to end. */
    private static final long LOOK_MILLIS = 50;

    private final int workers;
    private final int ahead;
    private final BatchStop stop;

    /**
     * @param workers threads, at least 1
     * @param ahead things that may be finished before the one whose turn it is
     * @param stop ends a run early
     */
    public OrderedPipeline(int workers, int ahead, BatchStop stop) {
        this.workers = workers;
        this.ahead = ahead;
        this.stop = stop;
    }

    /** Takes results. */
    @FunctionalInterface
    public interface Sink<O> {
        /** Called on the thread that runs the pipeline. */
        void accept(O result) throws MienException;
    }

    /**
     * Returns when all results are handed over; where {@code work} or {@code sink} throws, or the run is ended early, the rest
     * is abandoned. Work that was begun comes to its end in the background: an interrupt would close the files that it reads.
     *
     * @param work called on the workers; what can be expected to go wrong with one thing is a result, not an exception
     * @throws MienException also what {@link BatchStop#after} returns
     */
    public <I, O> void run(List<I> things, Function<? super I, ? extends O> work, Sink<? super O> sink)
            throws MienException {
        ExecutorService executor =
                Executors.newFixedThreadPool(Math.min(workers, Math.max(1, things.size())), threads());
        Deque<Future<? extends O>> begun = new ArrayDeque<>();
        Handing<O> handing = new Handing<>(sink, things.size());
        try {
            for (I thing : things) {
                if (begun.size() >= workers + ahead) {
                    handing.next(begun);
                }
                begun.add(executor.submit(() -> work.apply(thing)));
                while (!begun.isEmpty() && begun.peek().isDone()) {
                    handing.next(begun);
                }
            }
            while (!begun.isEmpty()) {
                handing.next(begun);
            }
        } finally {
            begun.forEach(future -> future.cancel(false));
            executor.shutdown();
        }
    }

    /** Hands results over, and counts them. */
    private final class Handing<O> {
        private final Sink<? super O> sink;
        private final int total;
        private int done;

        Handing(Sink<? super O> sink, int total) {
            this.sink = sink;
            this.total = total;
        }

        void next(Deque<Future<? extends O>> begun) throws MienException {
            O result = result(begun.element());
            begun.remove();
            try {
                sink.accept(result);
            } catch (MienException e) {
                throw stop.isAsked() ? stop.after(done, total) : e;
            }
            done++;
        }

        private O result(Future<? extends O> future) throws MienException {
            try {
                while (!stop.isAsked()) {
                    try {
                        return future.get(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                    } catch (TimeoutException e) {
                        continue;
                    }
                }
                throw stop.after(done, total);
            } catch (ExecutionException e) {
                throw new IllegalStateException("a picture could not be worked on", e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new MienException("interrupted", e);
            }
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
