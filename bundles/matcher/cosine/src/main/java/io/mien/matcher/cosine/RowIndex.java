package io.mien.matcher.cosine;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import java.util.List;

/**
 * An index that keeps its faces in {@link Rows}; how they are searched is a subclass's. Searches read a state that no write changes, and wait for nobody. Writes follow each
 * other. Thread-safe.
 *
 * @param <C> what is kept of each face besides its embedding
 */
public abstract class RowIndex<C extends RowCodes<C>> implements Index {
    private final int dimension;
    private final Rows<C> closed;
    private final Object lock = new Object();
    /** Row of each face in {@link #rows}. Guarded by lock. */
    private RowTable table = new RowTable();
    /** Written under lock; read once by each search, without it. */
    private volatile Rows<C> rows;

    /**
     * @param dimension of the embeddings
     * @param precision with which they are kept
     * @param codes of no face
     * @throws IllegalArgumentException if the dimension is less than 1
     */
    protected RowIndex(int dimension, Precision precision, C codes) {
        if (dimension < 1) {
            throw new IllegalArgumentException("an index has a dimension of at least 1, not " + dimension);
        }
        this.dimension = dimension;
        this.closed = Rows.empty(dimension, precision, codes);
        this.rows = Rows.empty(dimension, precision, codes);
    }

    /**
     * Searches the faces of this moment.
     *
     * @param probes of this index's dimension
     * @param k most hits, at least 1
     */
    protected abstract List<List<Hit>> search(Rows<C> current, List<float[]> probes, int k);

    @Override
    public final List<Hit> search(float[] probe, int k) {
        return search(List.of(probe), k).get(0);
    }

    @Override
    public final List<List<Hit>> search(List<float[]> probes, int k) {
        EmbeddingChecks.check(probes, k, dimension);
        return search(open(), probes, k);
    }

    @Override
    public final int dimension() {
        return dimension;
    }

    /** Faces; 0 once it is closed. */
    @Override
    public final int size() {
        return rows.size();
    }

    /** The faces of this moment. */
    private Rows<C> open() {
        Rows<C> current = rows;
        if (current == closed) {
            throw new IllegalStateException("the index is closed");
        }
        return current;
    }

    @Override
    public void put(long faceId, float[] embedding) {
        EmbeddingChecks.check("the embedding of face " + faceId, embedding, dimension);
        synchronized (lock) {
            Rows<C> current = open();
            int row = table.find(faceId, current::id);
            if (row >= 0) {
                rows = current.replace(row, embedding);
                return;
            }
            Rows<C> next = current.append(faceId, embedding);
            table.put(faceId, current.size(), current::id);
            rows = next;
        }
    }

    @Override
    public void remove(long faceId) {
        synchronized (lock) {
            Rows<C> current = rows;
            int row = table.find(faceId, current::id);
            if (row < 0) {
                return;
            }
            Rows<C> next = current.remove(row);
            long last = current.id(current.size() - 1);
            table.remove(faceId, current::id);
            if (last != faceId) {
                table.put(last, row, current::id);
            }
            rows = next;
        }
    }

    @Override
    public void close() {
        synchronized (lock) {
            table = new RowTable();
            rows = closed;
        }
    }
}
