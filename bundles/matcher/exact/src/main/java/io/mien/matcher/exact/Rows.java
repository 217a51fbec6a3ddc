package io.mien.matcher.exact;

import io.mien.matcher.Hit;
import io.mien.matcher.cosine.DotProduct;
import io.mien.matcher.cosine.Nearest;
import io.mien.matcher.cosine.Unit;
import java.util.Arrays;
import java.util.List;

/**
 * The faces of an index at one moment, in blocks, so that growth copies no embedding and a change copies one or two
 * blocks. A change makes the next state, which shares all other blocks with this one; what a search of this state reads is
 * never written again. Only the latest state may be changed, by one thread at a time: what lies beyond its last row has
 * been in no state before, and is where the next row goes.
 */
final class Rows {
    /** Values of a block: small enough to be copied in microseconds, large enough to be read at full speed. */
    private static final int BLOCK_VALUES = 1 << 15;

    private final int dimension;
    private final int perBlock;
    /** May be longer than the rows need. */
    private final Block[] blocks;

    private final int size;

    private Rows(int dimension, Block[] blocks, int size) {
        this.dimension = dimension;
        this.perBlock = Math.max(1, BLOCK_VALUES / dimension);
        this.blocks = blocks;
        this.size = size;
    }

    /** Some rows: the embeddings one after the other, and whose they are. */
    private record Block(long[] ids, float[] values) {
        Block(int rows, int dimension) {
            this(new long[rows], new float[rows * dimension]);
        }
    }

    static Rows empty(int dimension) {
        return new Rows(dimension, new Block[1], 0);
    }

    int dimension() {
        return dimension;
    }

    int size() {
        return size;
    }

    long id(int row) {
        return blocks[row / perBlock].ids[row % perBlock];
    }

    Rows append(long id, float[] embedding) {
        int block = size / perBlock;
        Block[] next = block < blocks.length ? blocks : Arrays.copyOf(blocks, 2 * blocks.length);
        if (size % perBlock == 0) {
            next[block] = new Block(perBlock, dimension);
        }
        write(next[block], size % perBlock, id, embedding, 0);
        return new Rows(dimension, next, size + 1);
    }

    Rows replace(int row, float[] embedding) {
        Block[] next = blocks.clone();
        int block = row / perBlock;
        next[block] = copy(block, size);
        write(next[block], row % perBlock, id(row), embedding, 0);
        return new Rows(dimension, next, size);
    }

    /** The last row takes the place of the row removed, whose values no later state holds. */
    Rows remove(int row) {
        int last = size - 1, lastBlock = last / perBlock, block = row / perBlock;
        Block[] next = blocks.clone();
        next[lastBlock] = last % perBlock == 0 ? null : copy(lastBlock, last);
        if (row != last) {
            if (block != lastBlock) {
                next[block] = copy(block, size);
            }
            int from = last % perBlock * dimension;
            write(next[block], row % perBlock, id(last), blocks[lastBlock].values, from);
        }
        return new Rows(dimension, next, last);
    }

    /** A copy of a block with those of its rows that come before {@code end}. */
    private Block copy(int block, int end) {
        int rows = Math.min(perBlock, end - block * perBlock);
        Block copy = new Block(perBlock, dimension);
        System.arraycopy(blocks[block].ids, 0, copy.ids, 0, rows);
        System.arraycopy(blocks[block].values, 0, copy.values, 0, rows * dimension);
        return copy;
    }

    private void write(Block block, int row, long id, float[] from, int at) {
        block.ids[row] = id;
        System.arraycopy(from, at, block.values, row * dimension, dimension);
    }

    List<Hit> search(float[] probe, int k, DotProduct product) {
        Nearest nearest = new Nearest(Math.min(k, size));
        for (int first = 0; first < size; first += perBlock) {
            Block block = blocks[first / perBlock];
            int rows = Math.min(perBlock, size - first);
            for (int row = 0; row < rows; row++) {
                nearest.offer(block.ids[row], Unit.cosine(product.of(block.values, row * dimension, probe)));
            }
        }
        return nearest.bestFirst();
    }
}
