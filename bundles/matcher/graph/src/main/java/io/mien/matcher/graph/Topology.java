package io.mien.matcher.graph;

import java.util.List;

/**
 * A graph without its embeddings: what is kept on disk.
 *
 * @param digests of the embeddings of its nodes, which are numbered from 0 on
 * @param layers the lowest, which has all nodes, first
 */
record Topology(long[] digests, List<Layer> layers) {
    /**
     * @param nodes in this layer
     * @param neighbours of each of them
     */
    record Layer(int[] nodes, int[][] neighbours) {}
}
