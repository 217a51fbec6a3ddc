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
public final class Rows<C extends RowCodes<C>> {
    /** Values of a block: small enough to be copied in microseconds, large enough to be read at full speed. */
    private static final int BLOCK_VALUES = 1 << 15;

    /** Values that several probes are compared with before the next are read: they stay in the first cache. */
    private static final int TILE_VALUES = 1 << 13;

    private final int dimension;
    private final Precision precision;
    private final int perBlock;
    /** May be longer than the rows need. */
    private final Block[] blocks;

    private final int size;
    private final C codes;

    private Rows(int dimension, Precision precision, Block[] blocks, int size, C codes) {
        this.dimension = dimension;
        this.precision = precision;
        this.perBlock = Math.max(1, BLOCK_VALUES / dimension);
        this.blocks = blocks;
        this.size = size;
        this.codes = codes;
    }

    /** Some rows: the embeddings, and whose they are. */
    private record Block(long[] ids, RowValues values) {}

    private Block block() {
        return new Block(new long[perBlock], precision.values(perBlock, dimension));
    }

    /** @param codes of no row */
    static <C extends RowCodes<C>> Rows<C> empty(int dimension, Precision precision, C codes) {
        return new Rows<>(dimension, precision, new Block[1], 0, codes);
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
        RowValues values = blocks[row / perBlock].values;
        int first = row % perBlock, at = values.at(first);
        return Arrays.copyOfRange(values.read(first, 1, precision.scratch(dimension)), at, at + dimension);
    }

    Rows<C> append(long id, float[] embedding) {
        int block = size / perBlock;
        Block[] next = block < blocks.length ? blocks : Arrays.copyOf(blocks, 2 * blocks.length);
        if (size % perBlock == 0) {
            next[block] = block();
        }
        write(next[block], size % perBlock, id, embedding);
        return new Rows<>(dimension, precision, next, size + 1, codes.with(size, embedding));
    }

    Rows<C> replace(int row, float[] embedding) {
        Block[] next = blocks.clone();
        int block = row / perBlock;
        next[block] = copy(block, size);
        write(next[block], row % perBlock, id(row), embedding);
        return new Rows<>(dimension, precision, next, size, codes.with(row, embedding));
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
            copy(blocks[lastBlock], last % perBlock, next[block], row % perBlock, 1);
        }
        return new Rows<>(dimension, precision, next, last, codes.moved(last, row));
    }

    /** A copy of a block with those of its rows that come before {@code end}. */
    private Block copy(int block, int end) {
        int rows = Math.min(perBlock, end - block * perBlock);
        Block copy = block();
        copy(blocks[block], 0, copy, 0, rows);
        return copy;
    }

    private static void copy(Block from, int fromRow, Block to, int row, int count) {
        System.arraycopy(from.ids, fromRow, to.ids, row, count);
        to.values.copy(row, from.values, fromRow, count);
    }

    private static void write(Block block, int row, long id, float[] embedding) {
        block.ids[row] = id;
        block.values.write(row, embedding);
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
        NearestHits[] nearest = Stream.generate(() -> new NearestHits(Math.min(k, size)))
                .limit(probes.size())
                .toArray(NearestHits[]::new);
        int tile = probes.size() == 1 ? perBlock : Math.max(1, Math.min(perBlock, TILE_VALUES / dimension));
        float[] products = new float[tile], scratch = precision.scratch(tile * dimension);
        for (int first = 0; first < size && proceeds.getAsBoolean(); first += perBlock) {
            Block block = blocks[first / perBlock];
            int rows = Math.min(perBlock, size - first);
            for (int row = 0; row < rows; row += tile) {
                int count = Math.min(tile, rows - row);
                float[] values = block.values.read(row, count, scratch);
                int at = block.values.at(row);
                for (int p = 0; p < nearest.length; p++) {
                    product.ofEach(values, at, probes.get(p), products, count);
                    nearest[p].offer(block.ids, row, products, count);
                }
            }
        }
        return Stream.of(nearest).map(NearestHits::bestFirst).toList();
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
            float[] products = new float[some.length], scratch = precision.scratch(dimension);
            long[] ids = new long[some.length];
            for (int i = 0; i < some.length; i++) {
                Block block = blocks[some[i] / perBlock];
                int row = some[i] % perBlock;
                ids[i] = block.ids[row];
                float[] values = block.values.read(row, 1, scratch);
                products[i] = product.of(values, block.values.at(row), probes.get(p));
            }
            NearestHits nearest = new NearestHits(Math.min(k, some.length));
            nearest.offer(ids, 0, products, some.length);
            hits.add(nearest.bestFirst());
        }
        return hits;
    }
}
