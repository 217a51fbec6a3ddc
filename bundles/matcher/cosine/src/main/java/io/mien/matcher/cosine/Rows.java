package io.mien.matcher.cosine;

import io.mien.matcher.Hit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * The faces of an index at one moment, in blocks, so that growth copies no embedding and a change copies one or two
 * blocks. A change makes the next state, which shares all other blocks with this one; what a search of this state reads is
 * never written again. Only the latest state may be changed, by one thread at a time: what lies beyond its last row has
 * been in no state before, and is where the next row goes.
 *
 * @param <C> what is kept of each row besides its embedding
 */
public final class Rows<C extends Codes<C>> {
    /** Values of a block: small enough to be copied in microseconds, large enough to be read at full speed. */
    private static final int BLOCK_VALUES = 1 << 15;

    /** Values that several probes are compared with before the next are read: they stay in the first cache. */
    private static final int TILE_VALUES = 1 << 13;

    private final int dimension;
    private final int perBlock;
    /** May be longer than the rows need. */
    private final Block[] blocks;

    private final int size;
    private final C codes;

    private Rows(int dimension, Block[] blocks, int size, C codes) {
        this.dimension = dimension;
        this.perBlock = Math.max(1, BLOCK_VALUES / dimension);
        this.blocks = blocks;
        this.size = size;
        this.codes = codes;
    }

    /** Some rows: the embeddings one after the other, and whose they are. */
    private record Block(long[] ids, float[] values) {
        Block(int rows, int dimension) {
            this(new long[rows], new float[rows * dimension]);
        }
    }

    /** @param codes of no row */
    static <C extends Codes<C>> Rows<C> empty(int dimension, C codes) {
        return new Rows<>(dimension, new Block[1], 0, codes);
    }

    /** The number of rows. */
    public int size() {
        return size;
    }

    /** The codes of these rows, which are kept besides their embeddings. */
    public C codes() {
        return codes;
    }

    /** The face of a row. */
    public long id(int row) {
        return blocks[row / perBlock].ids[row % perBlock];
    }

    /** A copy of the embedding of a row. */
    public float[] embedding(int row) {
        int from = row % perBlock * dimension;
        return Arrays.copyOfRange(blocks[row / perBlock].values, from, from + dimension);
    }

    Rows<C> append(long id, float[] embedding) {
        int block = size / perBlock;
        Block[] next = block < blocks.length ? blocks : Arrays.copyOf(blocks, 2 * blocks.length);
        if (size % perBlock == 0) {
            next[block] = new Block(perBlock, dimension);
        }
        write(next[block], size % perBlock, id, embedding, 0);
        return new Rows<>(dimension, next, size + 1, codes.with(size, embedding));
    }

    Rows<C> replace(int row, float[] embedding) {
        Block[] next = blocks.clone();
        int block = row / perBlock;
        next[block] = copy(block, size);
        write(next[block], row % perBlock, id(row), embedding, 0);
        return new Rows<>(dimension, next, size, codes.with(row, embedding));
    }

    /** The last row takes the place of the row removed, whose values no later state holds. */
    Rows<C> remove(int row) {
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
        return new Rows<>(dimension, next, last, codes.moved(last, row));
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

    /** Compares every row with every probe, in one pass over the rows. */
    public List<List<Hit>> search(List<float[]> probes, int k, DotProduct product) {
        return search(probes, k, product, () -> true);
    }

    /**
     * Compares every row with every probe, in one pass over the rows.
     *
     * @param proceeds asked from time to time; the answer is of no use once it was false
     */
    public List<List<Hit>> search(List<float[]> probes, int k, DotProduct product, BooleanSupplier proceeds) {
        Nearest[] nearest = Stream.generate(() -> new Nearest(Math.min(k, size)))
                .limit(probes.size())
                .toArray(Nearest[]::new);
        int tile = probes.size() == 1 ? perBlock : Math.max(1, Math.min(perBlock, TILE_VALUES / dimension));
        float[] products = new float[tile];
        for (int first = 0; first < size && proceeds.getAsBoolean(); first += perBlock) {
            Block block = blocks[first / perBlock];
            int rows = Math.min(perBlock, size - first);
            for (int row = 0; row < rows; row += tile) {
                int count = Math.min(tile, rows - row);
                for (int p = 0; p < nearest.length; p++) {
                    product.ofEach(block.values, row * dimension, probes.get(p), products, count);
                    nearest[p].offer(block.ids, row, products, count);
                }
            }
        }
        return Stream.of(nearest).map(Nearest::bestFirst).toList();
    }

    /**
     * Compares some rows with each probe.
     *
     * @param candidates rows for each probe, in order: memory is read from its start to its end
     */
    public List<List<Hit>> search(List<float[]> probes, List<int[]> candidates, int k, DotProduct product) {
        List<List<Hit>> hits = new ArrayList<>(probes.size());
        for (int p = 0; p < probes.size(); p++) {
            int[] some = candidates.get(p);
            // All products first: what is best so far decides nothing that a CPU would wait for before it reads the
            // next row.
            float[] products = new float[some.length];
            long[] ids = new long[some.length];
            for (int i = 0; i < some.length; i++) {
                Block block = blocks[some[i] / perBlock];
                int row = some[i] % perBlock;
                ids[i] = block.ids[row];
                products[i] = product.of(block.values, row * dimension, probes.get(p));
            }
            Nearest nearest = new Nearest(Math.min(k, some.length));
            nearest.offer(ids, 0, products, some.length);
            hits.add(nearest.bestFirst());
        }
        return hits;
    }
}
