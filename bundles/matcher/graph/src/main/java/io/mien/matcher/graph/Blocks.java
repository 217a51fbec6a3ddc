package io.mien.matcher.graph;

import io.mien.matcher.cosine.DotProduct;
import java.util.Arrays;

/**
 * Embeddings and whose they are, in blocks, so that growth copies no embedding and a change copies one block. A change makes
 * the next state; see {@link Table} for what may be written in place.
 */
final class Blocks {
    /** Values of a block: small enough to be copied in microseconds, large enough to be read at full speed. */
    private static final int BLOCK_VALUES = 1 << 15;

    private final int dimension;
    private final int perBlock;
    /** May be longer than the slots need. */
    private final Block[] blocks;

    private Blocks(int dimension, Block[] blocks) {
        this.dimension = dimension;
        this.perBlock = Math.max(1, BLOCK_VALUES / dimension);
        this.blocks = blocks;
    }

    /**
     * Some slots.
     *
     * @param faces of each slot, in order; null where it is free
     * @param values the embeddings one after the other
     */
    private record Block(long[][] faces, float[] values) {}

    static Blocks empty(int dimension) {
        return new Blocks(dimension, new Block[1]);
    }

    long[] faces(int slot) {
        return blocks[slot / perBlock].faces[slot % perBlock];
    }

    float[] embedding(int slot) {
        int from = at(slot);
        return Arrays.copyOfRange(blocks[slot / perBlock].values, from, from + dimension);
    }

    boolean holds(int slot, float[] embedding) {
        int from = at(slot);
        float[] values = blocks[slot / perBlock].values;
        return Arrays.equals(values, from, from + dimension, embedding, 0, dimension);
    }

    float product(int slot, float[] probe, DotProduct product) {
        return product.of(blocks[slot / perBlock].values, at(slot), probe);
    }

    /** Takes the slot behind the last one, in place: no state before reads it. */
    Blocks append(int slot, long[] faces, float[] embedding) {
        int block = slot / perBlock;
        Block[] next = block < blocks.length ? blocks : Arrays.copyOf(blocks, 2 * blocks.length);
        if (slot % perBlock == 0) {
            next[block] = new Block(new long[perBlock][], new float[perBlock * dimension]);
        }
        next[block].faces[slot % perBlock] = faces;
        System.arraycopy(embedding, 0, next[block].values, at(slot), dimension);
        return new Blocks(dimension, next);
    }

    Blocks withFaces(int slot, long[] faces) {
        Block[] next = blocks.clone();
        int block = slot / perBlock;
        next[block] = new Block(blocks[block].faces.clone(), blocks[block].values);
        next[block].faces[slot % perBlock] = faces;
        return new Blocks(dimension, next);
    }

    /** Takes a free slot: its values, which no state before reads, are written in place. */
    Blocks fill(int slot, long[] faces, float[] embedding) {
        System.arraycopy(embedding, 0, blocks[slot / perBlock].values, at(slot), dimension);
        return withFaces(slot, faces);
    }

    /** Frees slots, in order. Their values stay in the states before, which may still be searched. */
    Blocks clear(int[] slots) {
        Block[] next = blocks.clone();
        for (int slot : slots) {
            int block = slot / perBlock;
            if (next[block] == blocks[block]) {
                next[block] = new Block(blocks[block].faces.clone(), blocks[block].values.clone());
            }
            next[block].faces[slot % perBlock] = null;
            Arrays.fill(next[block].values, at(slot), at(slot) + dimension, 0);
        }
        return new Blocks(dimension, next);
    }

    private int at(int slot) {
        return slot % perBlock * dimension;
    }
}
