package io.mien.matcher.graph;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.agrona.collections.IntHashSet;
import org.agrona.collections.Long2LongHashMap;

/** The faces of an index, and which slot each has. Thread-safe. */
final class Faces {
    private static final int NONE = -1;
    /** Most pending slots among the others: each change copies their list, and each search compares them. */
    private static final int MOST_LOOSE = 256;

    private static final Table CLOSED = Table.empty(1);

    private final Object lock = new Object();
    /** Guarded by lock. */
    private final Long2LongHashMap slotOf = new Long2LongHashMap(NONE);
    /** A slot of each digest. Guarded by lock. */
    private final Long2LongHashMap byDigest = new Long2LongHashMap(NONE);
    /** Guarded by lock. */
    private final Deque<Integer> free = new ArrayDeque<>();
    /** Slots that lost their last face, and may have got another since. Guarded by lock. */
    private final IntHashSet left = new IntHashSet();
    /** Written under lock; read once by each search, without it. */
    private volatile Table table;

    Faces(int dimension) {
        table = Table.empty(dimension);
    }

    /** The last state; without faces once it is closed. */
    Table table() {
        return table;
    }

    /**
     * The state that is to be searched or changed.
     *
     * @throws IllegalStateException if the index is closed
     */
    Table open() {
        Table current = table;
        if (current == CLOSED) {
            throw new IllegalStateException("the index is closed");
        }
        return current;
    }

    /** @return whether that changed anything */
    boolean put(long faceId, float[] embedding) {
        long digest = Digest.of(embedding);
        synchronized (lock) {
            Table current = open();
            int slot = (int) slotOf.get(faceId);
            if (slot != NONE) {
                if (current.holds(slot, embedding)) {
                    return false;
                }
                current = without(current, slot, faceId);
            }
            table = with(current, faceId, embedding, digest);
            return true;
        }
    }

    /** @return whether it was there */
    boolean remove(long faceId) {
        synchronized (lock) {
            int slot = (int) slotOf.remove(faceId);
            if (slot == NONE) {
                return false;
            }
            table = without(table, slot, faceId);
            return true;
        }
    }

    private Table with(Table current, long faceId, float[] embedding, long digest) {
        int equal = (int) byDigest.get(digest);
        if (equal != NONE && current.holds(equal, embedding)) {
            slotOf.put(faceId, equal);
            return current.join(equal, faceId);
        }
        boolean fills = !free.isEmpty() && current.loose() < MOST_LOOSE;
        int slot = fills ? free.pop() : current.slots();
        if (equal == NONE) {
            byDigest.put(digest, slot);
        }
        slotOf.put(faceId, slot);
        return fills ? current.fill(slot, faceId, embedding) : current.append(faceId, embedding);
    }

    private Table without(Table current, int slot, long faceId) {
        Table next = current.leave(slot, faceId);
        if (next.isGone(slot)) {
            left.add(slot);
        }
        return next;
    }

    /** Slots that lost all their faces, about. */
    int left() {
        synchronized (lock) {
            return left.size();
        }
    }

    /** Slots, in order, that have no face and get none until they are purged. */
    int[] takeLeft() {
        synchronized (lock) {
            Table current = table;
            int[] gone = left.stream()
                    .mapToInt(Integer::intValue)
                    .filter(current::isGone)
                    .sorted()
                    .toArray();
            left.clear();
            for (int slot : gone) {
                byDigest.remove(Digest.of(current.embedding(slot)), slot);
            }
            return gone;
        }
    }

    /** Frees slots that were taken by {@link #takeLeft} and are in no graph any more. */
    void purge(int[] gone) {
        synchronized (lock) {
            if (table != CLOSED) {
                table = table.purge(gone);
                IntStream.of(gone).forEach(free::push);
            }
        }
    }

    /** Slots before an end are pending no longer, but for those that are not in the graph. */
    void link(int end, BitSet inGraph) {
        synchronized (lock) {
            if (table != CLOSED) {
                table = table.link(end, inGraph);
            }
        }
    }

    /** The slot of each digest, or a negative number; none twice. */
    int[] slots(long[] digests) {
        synchronized (lock) {
            IntHashSet seen = new IntHashSet();
            return LongStream.of(digests)
                    .mapToInt(d -> (int) byDigest.get(d))
                    .map(s -> s != NONE && seen.add(s) ? s : NONE)
                    .toArray();
        }
    }

    /** @return the last state, where it was not closed before */
    Optional<Table> close() {
        synchronized (lock) {
            Table last = table;
            table = CLOSED;
            slotOf.clear();
            byDigest.clear();
            free.clear();
            return last == CLOSED ? Optional.empty() : Optional.of(last);
        }
    }
}
