package io.mien.matcher.cosine;

import io.mien.matcher.Hit;
import java.util.Arrays;
import java.util.List;

/** The best of all hits offered: a heap of bounded size with the worst of them at its root. For one thread. */
public final class NearestHits {
    private final float[] cosines;
    private final long[] ids;
    private int size;

    /** @param capacity most hits, at least 0 */
    public NearestHits(int capacity) {
        cosines = new float[capacity];
        ids = new long[capacity];
    }

    /** Takes the hit unless it has as many better ones. */
    public void offer(long id, float cosine) {
        if (size < ids.length) {
            rise(size++, id, cosine);
        } else if (size > 0 && worse(cosines[0], ids[0], cosine, id)) {
            sink(id, cosine);
        }
    }

    /**
     * Takes rows that follow each other.
     *
     * @param ids of the faces, the first at {@code from}
     * @param products with the probe, the first at 0
     */
    void offer(long[] ids, int from, float[] products, int count) {
        int next = 0;
        while (next < count && size < this.ids.length) {
            offer(ids[from + next], EmbeddingChecks.cosine(products[next++]));
        }
        // Most are worse than all hits: they need no rounding, but for those that may be as bad as a cosine can be.
        for (; next < count && size > 0; next++) {
            if (products[next] >= cosines[0] || cosines[0] <= -1) {
                offer(ids[from + next], EmbeddingChecks.cosine(products[next]));
            }
        }
    }

    /** All hits, best first; of equal ones the smaller id first. Empties the heap. */
    public List<Hit> bestFirst() {
        Hit[] hits = new Hit[size];
        while (size > 0) {
            hits[size - 1] = new Hit(ids[0], cosines[0]);
            size--;
            sink(ids[size], cosines[size]);
        }
        return List.copyOf(Arrays.asList(hits));
    }

    private static boolean worse(float cosine, long id, float thanCosine, long thanId) {
        return cosine < thanCosine || cosine == thanCosine && id > thanId;
    }

    /** Puts a hit at a free leaf and moves it up past all that are better. */
    private void rise(int leaf, long id, float cosine) {
        int at = leaf;
        while (at > 0) {
            int parent = (at - 1) / 2;
            if (!worse(cosine, id, cosines[parent], ids[parent])) {
                break;
            }
            set(at, ids[parent], cosines[parent]);
            at = parent;
        }
        set(at, id, cosine);
    }

    /** Puts a hit in the root's place and moves it down past all that are worse. */
    private void sink(long id, float cosine) {
        int at = 0;
        for (int child = 1; child < size; child = 2 * at + 1) {
            int other = child + 1;
            if (other < size && worse(cosines[other], ids[other], cosines[child], ids[child])) {
                child = other;
            }
            if (!worse(cosines[child], ids[child], cosine, id)) {
                break;
            }
            set(at, ids[child], cosines[child]);
            at = child;
        }
        if (size > 0) {
            set(at, id, cosine);
        }
    }

    private void set(int at, long id, float cosine) {
        ids[at] = id;
        cosines[at] = cosine;
    }
}
