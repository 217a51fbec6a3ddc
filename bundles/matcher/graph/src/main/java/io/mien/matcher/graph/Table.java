package io.mien.matcher.graph;

import io.mien.matcher.cosine.DotProduct;
import io.mien.matcher.cosine.Nearest;
import io.mien.matcher.cosine.Unit;
import java.util.Arrays;
import java.util.BitSet;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * The faces of an index at one moment. Each different embedding has a slot, whose number is its node in the graph; faces of
 * equal embeddings share one, because a graph of many equal points leads nowhere. A change makes the next state, which shares
 * all other blocks with this one; what a search of this state reads is never written again. Only the latest state may be
 * changed, by one thread at a time: what lies beyond its last slot, or in a free one, is read by no state before.
 *
 * <p>A slot is free, or taken and in the graph, or taken and <em>pending</em>: searches compare it themselves. A slot that
 * lost its last face stays taken until it is purged, for the graph leads through it.
 */
final class Table {
    private final Blocks blocks;
    private final int slots;
    private final int faces;
    /** All taken slots from here on are pending. */
    private final int linked;
    /** Pending slots before {@link #linked}, in order. */
    private final int[] loose;

    private Table(Blocks blocks, int slots, int faces, int linked, int[] loose) {
        this.blocks = blocks;
        this.slots = slots;
        this.faces = faces;
        this.linked = linked;
        this.loose = loose;
    }

    static Table empty(int dimension) {
        return new Table(Blocks.empty(dimension), 0, 0, 0, new int[0]);
    }

    /** Faces; a slot that lost its own has none. */
    int size() {
        return faces;
    }

    /** Slots that were ever taken: 0 to here. */
    int slots() {
        return slots;
    }

    /** Pending slots that are not the last ones. */
    int loose() {
        return loose.length;
    }

    boolean hasPending() {
        return loose.length > 0 || linked < slots;
    }

    boolean isTaken(int slot) {
        return slot < slots && blocks.faces(slot) != null;
    }

    /** Whether a taken slot lost all its faces. */
    boolean isGone(int slot) {
        return isTaken(slot) && blocks.faces(slot).length == 0;
    }

    float[] embedding(int slot) {
        return blocks.embedding(slot);
    }

    boolean holds(int slot, float[] embedding) {
        return blocks.holds(slot, embedding);
    }

    /** The cosine to a probe as graphs have it, 0..1; 0 for what this state does not know. */
    float similarity(int slot, float[] probe, DotProduct product) {
        return isTaken(slot) ? (1 + blocks.product(slot, probe, product)) / 2 : 0;
    }

    /** Whether a node of the graph is one that this state has there, with a face to be found. */
    boolean isFound(int node) {
        return node < linked && isTaken(node) && !isGone(node) && Arrays.binarySearch(loose, node) < 0;
    }

    /** The next slot takes a face. */
    Table append(long faceId, float[] embedding) {
        Blocks next = blocks.append(slots, new long[] {faceId}, embedding);
        return new Table(next, slots + 1, faces + 1, linked, loose);
    }

    /** A free slot takes a face. */
    Table fill(int slot, long faceId, float[] embedding) {
        Blocks next = blocks.fill(slot, new long[] {faceId}, embedding);
        int[] pending = slot >= linked
                ? loose
                : IntStream.concat(IntStream.of(loose), IntStream.of(slot))
                        .sorted()
                        .toArray();
        return new Table(next, slots, faces + 1, linked, pending);
    }

    /** A taken slot takes one more face, of an equal embedding. */
    Table join(int slot, long faceId) {
        long[] more = LongStream.concat(LongStream.of(blocks.faces(slot)), LongStream.of(faceId))
                .sorted()
                .toArray();
        return new Table(blocks.withFaces(slot, more), slots, faces + 1, linked, loose);
    }

    /** A slot loses a face. */
    Table leave(int slot, long faceId) {
        long[] left = LongStream.of(blocks.faces(slot)).filter(f -> f != faceId).toArray();
        return new Table(blocks.withFaces(slot, left), slots, faces - 1, linked, loose);
    }

    /** Slots without faces, in order, become free; their embeddings are in no later state. */
    Table purge(int[] gone) {
        int[] stay = IntStream.of(loose)
                .filter(s -> Arrays.binarySearch(gone, s) < 0)
                .toArray();
        return new Table(blocks.clear(gone), slots, faces, linked, stay);
    }

    /** The first pending slots. */
    int[] pending(int most) {
        IntStream before = Arrays.stream(loose, 0, Math.min(most, loose.length));
        return IntStream.concat(before, IntStream.range(linked, linkedAfter(most)))
                .filter(this::isTaken)
                .toArray();
    }

    /** From where on slots are pending once the first pending ones are linked. */
    int linkedAfter(int most) {
        return (int) Math.min(slots, (long) linked + Math.max(0, most - loose.length));
    }

    /** Slots before an end are pending no longer, but for those that are taken and not in the graph. */
    Table link(int end, BitSet inGraph) {
        int[] pending = IntStream.concat(IntStream.of(loose), IntStream.range(linked, end))
                .filter(s -> isTaken(s) && !inGraph.get(s))
                .toArray();
        return new Table(blocks, slots, faces, Math.max(linked, end), pending);
    }

    /** Compares every face. */
    void scan(float[] probe, DotProduct product, Nearest nearest) {
        for (int slot = 0; slot < slots; slot++) {
            compare(slot, probe, product, nearest);
        }
    }

    /** Compares the faces that are not in the graph. */
    void scanPending(float[] probe, DotProduct product, Nearest nearest) {
        for (int slot : loose) {
            compare(slot, probe, product, nearest);
        }
        for (int slot = linked; slot < slots; slot++) {
            compare(slot, probe, product, nearest);
        }
    }

    /** Compares the faces of one slot. */
    void compare(int slot, float[] probe, DotProduct product, Nearest nearest) {
        long[] found = blocks.faces(slot);
        if (found != null && found.length > 0) {
            float cosine = Unit.cosine(blocks.product(slot, probe, product));
            for (long faceId : found) {
                nearest.offer(faceId, cosine);
            }
        }
    }
}
