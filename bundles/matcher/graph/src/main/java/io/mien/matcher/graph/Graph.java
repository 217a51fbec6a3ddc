package io.mien.matcher.graph;

import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.OnHeapGraphIndex;
import io.github.jbellis.jvector.graph.SearchResult.NodeScore;
import io.mien.matcher.cosine.DotProduct;
import io.mien.matcher.cosine.DotProducts;
import java.util.BitSet;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;

/** The graph of an index. Searched by any number of threads while one changes it. */
final class Graph implements AutoCloseable {
    /** Fewer nodes than this are not worth a second thread. */
    private static final int PARALLEL_FROM = 32;

    private static final int IDLE_SECONDS = 5;

    /**
     * Held, because a logger that nobody holds forgets its level. JVector advises vector units that it is not asked to use,
     * and warns of sizes that nobody asks for.
     */
    private static final Logger ADVICE = Logger.getLogger("io.github.jbellis.jvector");

    static {
        ADVICE.setLevel(Level.SEVERE);
    }

    private final DotProducts products;
    private final Scores scores;
    private final ForkJoinPool pool;
    private final GraphIndexBuilder builder;
    private final OnHeapGraphIndex nodes;
    /** Idle ones: each holds what a search allocates. */
    private final Queue<GraphSearcher> searchers = new ConcurrentLinkedQueue<>();
    /** Odd while nodes are taken out, when a search may end in one that is gone. */
    private volatile int removals;

    // JVector's newer factory registers itself with the JVM's management, which would hold this bundle for ever.
    @SuppressWarnings("deprecation")
    Graph(int dimension, Settings.Linking how, DotProducts products) {
        this.products = products;
        scores = new Scores(Table.empty(dimension), products);
        pool = new ForkJoinPool(
                how.threads(),
                ForkJoinPool.defaultForkJoinWorkerThreadFactory,
                null,
                false,
                0,
                how.threads(),
                1,
                null,
                IDLE_SECONDS,
                TimeUnit.SECONDS);
        builder = new GraphIndexBuilder(
                scores, dimension, how.degree(), how.beam(), how.overflow(), how.alpha(), true, true, pool, pool);
        nodes = (OnHeapGraphIndex) builder.getGraph();
    }

    /** Whether a node is there. */
    boolean contains(int slot) {
        return nodes.containsNode(slot);
    }

    /**
     * The nodes nearest to a probe.
     *
     * @param table says which nodes are there
     * @return that many, or none where the graph cannot say: then every face has to be compared
     */
    Optional<int[]> search(Table table, float[] probe, int candidates, DotProduct product) {
        int before = removals;
        if (before % 2 != 0) {
            return Optional.empty();
        }
        GraphSearcher idle = searchers.poll();
        GraphSearcher searcher = idle == null ? new GraphSearcher(nodes) : idle;
        searcher.setView(nodes.getView());
        NodeScore[] found = searcher.search(
                        Scores.to(table, probe, product), candidates, candidates, 0, 0, table::isFound)
                .getNodes();
        searchers.offer(searcher);
        boolean whole = found.length == candidates && removals == before;
        return whole
                ? Optional.of(
                        IntStream.range(0, found.length).map(i -> found[i].node).toArray())
                : Optional.empty();
    }

    /**
     * Adds nodes.
     *
     * @param table has their embeddings
     * @param stop asked before each node
     * @return those of the slots that are in the graph now
     */
    BitSet link(Table table, int[] slots, BooleanSupplier stop) {
        scores.use(table);
        forEach(slots, slot -> {
            if (!stop.getAsBoolean() && !contains(slot)) {
                builder.addGraphNode(slot, scores.searchProviderFor(slot));
            }
        });
        BitSet linked = new BitSet();
        IntStream.of(slots).filter(this::contains).forEach(linked::set);
        return linked;
    }

    /** Takes nodes out and joins their neighbours to each other. */
    void remove(Table table, int[] slots) {
        scores.use(table);
        removals++;
        try {
            IntStream.of(slots).filter(this::contains).forEach(builder::markNodeDeleted);
            builder.removeDeletedNodes();
            // They refer to nodes of before.
            searchers.clear();
        } finally {
            removals++;
        }
    }

    /** A copy of the graph, without its embeddings. */
    Topology copy(Table table) {
        return new Layers(nodes, table).copy();
    }

    /**
     * Takes a kept graph over, into an empty one.
     *
     * @param table has the embeddings
     * @param slots of its nodes, negative for one that is not there
     * @return slots that are in the graph now
     */
    BitSet paste(Table table, Topology kept, int[] slots) {
        scores.use(table);
        new Layers(nodes, table).paste(kept, slots, products.forFaces(table.size()), this::forEach);
        BitSet linked = new BitSet();
        IntStream.of(slots).filter(s -> s >= 0 && contains(s)).forEach(linked::set);
        return linked;
    }

    private void forEach(int number, IntConsumer task) {
        pool.submit(() -> IntStream.range(0, number).parallel().forEach(task)).join();
    }

    private void forEach(int[] slots, IntConsumer task) {
        if (slots.length < PARALLEL_FROM) {
            IntStream.of(slots).forEach(task);
        } else {
            forEach(slots.length, i -> task.accept(slots[i]));
        }
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
