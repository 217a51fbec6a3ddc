package io.mien.matcher.graph;

import io.github.jbellis.jvector.graph.ImmutableGraphIndex.NodeAtLevel;
import io.github.jbellis.jvector.graph.NodeArray;
import io.github.jbellis.jvector.graph.NodesIterator;
import io.github.jbellis.jvector.graph.OnHeapGraphIndex;
import io.mien.matcher.cosine.DotProduct;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Copies a graph out of JVector's, and into it. While nothing else changes it. */
final class Layers {
    private static final int NONE = -1;

    private final OnHeapGraphIndex nodes;
    private final Table table;

    /** @param table has the embeddings of all nodes */
    Layers(OnHeapGraphIndex nodes, Table table) {
        this.nodes = nodes;
        this.table = table;
    }

    Topology copy() {
        int[] slots = nodes.nodeStream(0).toArray();
        int[] numbers = new int[nodes.getIdUpperBound()];
        Arrays.fill(numbers, NONE);
        for (int i = 0; i < slots.length; i++) {
            numbers[slots[i]] = i;
        }
        long[] digests = IntStream.of(slots)
                .mapToLong(s -> Digest.of(table.embedding(s)))
                .toArray();
        List<Topology.Layer> layers = new ArrayList<>();
        for (int level = 0; level <= nodes.getMaxLevel(); level++) {
            int[] layer = nodes.nodeStream(level).toArray();
            int[][] neighbours = new int[layer.length][];
            for (int i = 0; i < layer.length; i++) {
                neighbours[i] = mapped(neighbours(level, layer[i]), numbers);
            }
            layers.add(new Topology.Layer(mapped(layer, numbers), neighbours));
        }
        return new Topology(digests, layers);
    }

    private int[] neighbours(int level, int node) {
        NodesIterator iterator = nodes.getNeighborsIterator(level, node);
        int[] neighbours = new int[iterator.size()];
        for (int i = 0; i < neighbours.length; i++) {
            neighbours[i] = iterator.nextInt();
        }
        return neighbours;
    }

    private static int[] mapped(int[] from, int[] to) {
        return IntStream.of(from).map(i -> to[i]).filter(i -> i != NONE).toArray();
    }

    /**
     * Puts a kept graph into an empty one. A node that lost more than half of its neighbours is left out: it is better linked
     * anew.
     *
     * @param slots of the kept nodes; negative for one that is not there any more
     * @param parallel runs a task for each number below one
     */
    void paste(Topology kept, int[] slots, DotProduct product, Parallel parallel) {
        BitSet whole = whole(kept.layers().get(0), slots);
        int[] present = IntStream.range(0, slots.length)
                .map(n -> whole.get(n) ? slots[n] : NONE)
                .toArray();
        int[] top = new int[slots.length];
        for (int level = 0; level < kept.layers().size(); level++) {
            int height = level;
            Topology.Layer layer = kept.layers().get(level);
            IntConsumer connect = i -> {
                int number = layer.nodes()[i];
                if (present[number] != NONE) {
                    top[number] = height;
                    connect(height, present[number], mapped(layer.neighbours()[i], present), product);
                }
            };
            if (layer.nodes().length > 0) {
                // The first node makes the layer, which only one thread may.
                connect.accept(0);
                parallel.forEach(layer.nodes().length - 1, i -> connect.accept(i + 1));
            }
        }
        whole.stream().forEach(n -> nodes.markComplete(new NodeAtLevel(top[n], slots[n])));
    }

    private static BitSet whole(Topology.Layer lowest, int[] slots) {
        BitSet whole = new BitSet();
        for (int i = 0; i < lowest.nodes().length; i++) {
            int[] neighbours = lowest.neighbours()[i];
            long left = IntStream.of(neighbours).filter(n -> slots[n] != NONE).count();
            whole.set(lowest.nodes()[i], slots[lowest.nodes()[i]] != NONE && 2 * left >= neighbours.length);
        }
        return whole;
    }

    private void connect(int level, int slot, int[] neighbours, DotProduct product) {
        float[] embedding = table.embedding(slot);
        NodeArray scored = new NodeArray(Math.max(1, neighbours.length));
        for (int neighbour : neighbours) {
            scored.insertSorted(neighbour, table.similarity(neighbour, embedding, product));
        }
        nodes.connectNode(level, slot, scored);
    }

    /** Runs tasks at once. */
    interface Parallel {
        void forEach(int number, IntConsumer task);
    }
}
