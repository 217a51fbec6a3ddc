package io.mien.matcher.graph;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.BitSet;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Makes the graph of an index follow its faces, in a thread of its own that lives while there is work. It begins with the
 * first search of a gallery that is large enough, or when that many faces are there.
 */
final class Upkeep {
    /** Nodes that are linked before searches learn of them. */
    private static final int BATCH = 2048;

    /** A kept graph with fewer of its nodes left than this is better made anew. */
    private static final double LEAST_KEPT = .75;

    private static final int IDLE_SECONDS = 5;
    private static final Logger LOG = System.getLogger(Upkeep.class.getName());

    private final int dimension;
    private final Settings settings;
    private final Faces faces;
    private final Optional<Keeper> keeper;
    private final ScheduledThreadPoolExecutor worker = new ScheduledThreadPoolExecutor(1, Upkeep::thread);
    private final AtomicBoolean queued = new AtomicBoolean();
    private final AtomicBoolean tidying = new AtomicBoolean();
    private final AtomicInteger unsaved = new AtomicInteger();
    /** Slots from which on the graph is made without a search. */
    private final int from;

    private final int saveAfter;
    /** Whether a file was written or taken over. Of the worker alone. */
    private boolean kept;

    private volatile boolean stopping;
    /** Empty until it may be searched. Written by the worker. */
    private volatile Optional<Graph> graph = Optional.empty();

    Upkeep(int dimension, Settings settings, Faces faces, Optional<GraphFile> file) {
        this.dimension = dimension;
        this.settings = settings;
        this.faces = faces;
        this.keeper = file.map(f -> new Keeper(f));
        // What is kept is of use only when the faces are there.
        this.from = Math.max(settings.exactBelow(), keeper.map(Keeper::claimed).orElse(0));
        this.saveAfter = settings.keeping().map(Settings.Keeping::saveAfter).orElse(Integer.MAX_VALUE);
        worker.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
        worker.allowCoreThreadTimeOut(true);
        // A search or a write that meets the closing has nothing more to be done.
        worker.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
        worker.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "mien-matcher-graph");
        thread.setDaemon(true);
        return thread;
    }

    /** A face came, changed or went. */
    void changed() {
        unsaved.incrementAndGet();
        if (graph.isPresent() || faces.table().slots() >= from) {
            wake();
        }
    }

    /** The graph as far as it is made. Asked for by a search, which starts its making. */
    Optional<Graph> graph() {
        Optional<Graph> current = graph;
        if (current.isEmpty()) {
            wake();
        }
        return current;
    }

    private void wake() {
        if (!stopping && queued.compareAndSet(false, true)) {
            worker.execute(this::work);
        }
    }

    private void work() {
        queued.set(false);
        guarded(() -> {
            if (graph.isEmpty()) {
                graph = Optional.of(begin());
            }
            while (!stopping && faces.table().hasPending()) {
                link(graph.get());
            }
            if (!stopping) {
                tidy(graph.get());
            }
            if (!stopping && (!kept || unsaved.get() >= saveAfter)) {
                save(graph.get(), faces.table());
            }
        });
    }

    private void guarded(Runnable task) {
        try {
            if (!stopping) {
                task.run();
            }
        } catch (RuntimeException | Error e) {
            stopping = true;
            graph = Optional.empty();
            LOG.log(Level.ERROR, "The graph of a gallery cannot be made; every face is compared", e);
        }
    }

    /** A new graph, or the one that was kept, as far as its embeddings are there. */
    private Graph begin() {
        Graph begun =
                new Graph(dimension, settings.linking(), settings.searching().products());
        Optional<Topology> before = keeper.flatMap(Keeper::read);
        if (before.isEmpty()) {
            return begun;
        }
        int[] slots = faces.slots(before.get().digests());
        Table table = faces.table();
        long there = IntStream.of(slots).filter(s -> s >= 0).count();
        if (there >= LEAST_KEPT * Math.max(slots.length, table.slots())) {
            unsaved.set((int) (slots.length - there + table.slots() - there));
            faces.link(table.slots(), begun.paste(table, before.get(), slots));
            kept = true;
        }
        return begun;
    }

    private void link(Graph current) {
        Table table = faces.table();
        BitSet linked = current.link(table, table.pending(BATCH), () -> stopping);
        faces.link(table.linkedAfter(BATCH), linked);
    }

    /** Takes out what was removed: at once where it is much, else a while later. */
    private void tidy(Graph current) {
        int left = faces.left();
        if (left > settings.cleanup().share() * faces.table().slots()) {
            clean(current);
        } else if (left > 0 && tidying.compareAndSet(false, true)) {
            worker.schedule(this::tidyLater, settings.cleanup().after().toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void tidyLater() {
        tidying.set(false);
        guarded(() -> graph.ifPresent(this::clean));
    }

    private void clean(Graph current) {
        int[] gone = faces.takeLeft();
        current.remove(faces.table(), gone);
        faces.purge(gone);
    }

    private void save(Graph current, Table table) {
        // What cannot be written now is tried again after as many changes.
        unsaved.set(0);
        kept = true;
        keeper.ifPresent(k -> k.write(current.copy(table)));
    }

    /** Waits until every face is in the graph. */
    void settle() {
        do {
            wake();
            await(worker.submit(() -> {}));
        } while (!stopping && faces.table().hasPending());
    }

    /**
     * Ends the making, wherever it is, and keeps what is made.
     *
     * @param last state of the faces
     * @param gone slots of it that are to be in the graph no more
     */
    void close(Table last, int[] gone) {
        boolean broken = stopping;
        stopping = true;
        Future<?> end = worker.submit(() -> graph.ifPresent(g -> {
            if (!broken && unsaved.get() > 0 && keeper.isPresent()) {
                g.remove(last, gone);
                save(g, last);
            }
            g.close();
        }));
        worker.shutdown();
        await(end);
    }

    private static void await(Future<?> task) {
        try {
            task.get();
        } catch (InterruptedException e) {
            // The task goes on by itself; who waits for it is told to stop.
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            LOG.log(Level.ERROR, "The graph of a gallery cannot be kept", e.getCause());
        }
    }
}
