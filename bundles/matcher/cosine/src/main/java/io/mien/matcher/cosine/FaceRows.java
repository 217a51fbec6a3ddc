package io.mien.matcher.cosine;

/**
 * The faces of an index that is open. Searches read a state that no write changes, and wait for nobody. Writes follow each
 * other. Thread-safe.
 *
 * @param <C> what is kept of each face besides its embedding
 */
public final class FaceRows<C extends Codes<C>> {
    private final int dimension;
    private final Rows<C> closed;
    private final Object lock = new Object();
    /** Row of each face in {@link #rows}. Guarded by lock. */
    private RowTable table = new RowTable();
    /** Written under lock; read once by each search, without it. */
    private volatile Rows<C> rows;

    /**
     * @param dimension of the embeddings
     * @param codes of no face
     * @throws IllegalArgumentException if the dimension is less than 1
     */
    public FaceRows(int dimension, C codes) {
        if (dimension < 1) {
            throw new IllegalArgumentException("an index has a dimension of at least 1, not " + dimension);
        }
        this.dimension = dimension;
        this.closed = Rows.empty(dimension, codes);
        this.rows = Rows.empty(dimension, codes);
    }

    /** Length of the embeddings. */
    public int dimension() {
        return dimension;
    }

    /** Faces; 0 once it is closed. */
    public int size() {
        return rows.size();
    }

    /**
     * The faces of this moment.
     *
     * @throws IllegalStateException if it is closed
     */
    public Rows<C> open() {
        Rows<C> current = rows;
        if (current == closed) {
            throw new IllegalStateException("the index is closed");
        }
        return current;
    }

    /**
     * Adds a face or replaces its embedding.
     *
     * @throws IllegalArgumentException if the embedding has another length or a value that is not finite
     */
    public void put(long faceId, float[] embedding) {
        Unit.check("the embedding of face " + faceId, embedding, dimension);
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

    /** Removes a face; nothing happens if it is not there. */
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

    /** Frees what is held. A search that runs ends as usual. */
    public void close() {
        synchronized (lock) {
            table = new RowTable();
            rows = closed;
        }
    }
}
