package io.mien.matcher.exact;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.cosine.DotProducts;
import io.mien.matcher.cosine.Unit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Searches read a state that no write changes, and wait for nobody. Writes follow each other. */
final class ExactIndex implements Index {
    private static final Rows CLOSED = Rows.empty(1);

    private final int dimension;
    private final DotProducts products;
    private final Object lock = new Object();
    /** Row of each face in {@link #rows}. Guarded by lock. */
    private final Map<Long, Integer> rowOf = new HashMap<>();
    /** Written under lock; read once by each search, without it. */
    private volatile Rows rows;

    ExactIndex(int dimension, DotProducts products) {
        if (dimension < 1) {
            throw new IllegalArgumentException("an index has a dimension of at least 1, not " + dimension);
        }
        this.dimension = dimension;
        this.products = products;
        this.rows = Rows.empty(dimension);
    }

    @Override
    public int dimension() {
        return dimension;
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public void put(long faceId, float[] embedding) {
        Unit.check("the embedding of face " + faceId, embedding, dimension);
        synchronized (lock) {
            Rows current = open();
            Integer row = rowOf.get(faceId);
            if (row != null) {
                rows = current.replace(row, embedding);
                return;
            }
            Rows next = current.append(faceId, embedding);
            rowOf.put(faceId, current.size());
            rows = next;
        }
    }

    @Override
    public void remove(long faceId) {
        synchronized (lock) {
            Integer row = rowOf.get(faceId);
            if (row == null) {
                return;
            }
            Rows current = rows;
            Rows next = current.remove(row);
            rowOf.put(current.id(current.size() - 1), row);
            rowOf.remove(faceId);
            rows = next;
        }
    }

    @Override
    public List<Hit> search(float[] probe, int k) {
        if (k < 1) {
            throw new IllegalArgumentException("a search is for 1 hit or more, not " + k);
        }
        Unit.check("the probe", probe, dimension);
        Rows current = open();
        return current.search(probe, k, products.forFaces(current.size()));
    }

    @Override
    public void close() {
        synchronized (lock) {
            rowOf.clear();
            rows = CLOSED;
        }
    }

    private Rows open() {
        Rows current = rows;
        if (current == CLOSED) {
            throw new IllegalStateException("the index is closed");
        }
        return current;
    }
}
