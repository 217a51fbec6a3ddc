package io.mien.matcher.graph;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.cosine.DotProduct;
import io.mien.matcher.cosine.Nearest;
import io.mien.matcher.cosine.Unit;
import java.util.List;
import java.util.Optional;

/**
 * Writes go to the table of faces, and follow each other; {@link Upkeep} brings them into the graph afterwards. Searches read
 * a state of the table that no write changes, and wait for nobody: they follow the graph as far as it is made, and compare
 * all other faces one by one.
 */
final class GraphIndex implements Index {
    private final int dimension;
    private final Settings settings;
    private final Faces faces;
    private final Upkeep upkeep;

    /** @param file that keeps the graph, where one does */
    GraphIndex(int dimension, Settings settings, Optional<GraphFile> file) {
        if (dimension < 1) {
            throw new IllegalArgumentException("an index has a dimension of at least 1, not " + dimension);
        }
        this.dimension = dimension;
        this.settings = settings;
        this.faces = new Faces(dimension);
        this.upkeep = new Upkeep(dimension, settings, faces, file);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int size() {
        return faces.table().size();
    }

    @Override
    public void put(long faceId, float[] embedding) {
        Unit.check("the embedding of face " + faceId, embedding, dimension);
        if (faces.put(faceId, embedding)) {
            upkeep.changed();
        }
    }

    @Override
    public void remove(long faceId) {
        if (faces.remove(faceId)) {
            upkeep.changed();
        }
    }

    @Override
    public List<Hit> search(float[] probe, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("a search is for 1 hit or more, not " + k);
        }
        Unit.check("the probe", probe, dimension);
        Table table = faces.open();
        DotProduct product = settings.searching().products().forFaces(table.size());
        Nearest nearest = new Nearest(Math.min(k, table.size()));
        candidates(table, probe, k, product)
                .ifPresentOrElse(
                        candidates -> {
                            for (int slot : candidates) {
                                table.compare(slot, probe, product, nearest);
                            }
                            table.scanPending(probe, product, nearest);
                        },
                        () -> table.scan(probe, product, nearest));
        return nearest.bestFirst();
    }

    /** What the graph finds, where it is asked and can tell. */
    private Optional<int[]> candidates(Table table, float[] probe, int k, DotProduct product) {
        int candidates = settings.candidates(k);
        if (settings.scans(table.size(), candidates)) {
            return Optional.empty();
        }
        return upkeep.graph().flatMap(g -> g.search(table, probe, candidates, product));
    }

    /** Waits until all faces are in the graph. For tests and benchmarks. */
    void settle() {
        upkeep.settle();
    }

    /** Writes the graph to its file, where it has one that is behind. */
    @Override
    public void close() {
        int[] gone = faces.takeLeft();
        faces.close().ifPresent(last -> upkeep.close(last, gone));
    }
}
