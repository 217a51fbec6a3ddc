package io.mien.matcher.signs;

import io.mien.matcher.cosine.RowCodes;
import java.util.Arrays;

/**
 * The signs of all rows, 32 to a word. A block holds the first words of its rows side by side, then all second words: the
 * JVM compiles a loop over one such array to vector instructions, with or without the Vector API.
 */
final class SignCodes implements RowCodes<SignCodes> {
    /** Rows of a block: the distances of a block stay in the first cache, and a copy takes microseconds. */
    static final int BLOCK_ROWS = 1_024;

    private final Rotation rotation;
    private final int size;
    /** By block, word and row. May be longer than the rows need. */
    private final int[][][] blocks;

    private SignCodes(Rotation rotation, int size, int[][][] blocks) {
        this.rotation = rotation;
        this.size = size;
        this.blocks = blocks;
    }

    static SignCodes none(Rotation rotation) {
        return new SignCodes(rotation, 0, new int[1][][]);
    }

    int size() {
        return size;
    }

    Rotation rotation() {
        return rotation;
    }

    @Override
    public SignCodes with(int row, float[] embedding) {
        int[] signs = rotation.signs(embedding);
        int block = row / BLOCK_ROWS;
        boolean appended = row == size;
        int[][][] next = !appended || block < blocks.length
                ? appended ? blocks : blocks.clone()
                : Arrays.copyOf(blocks, 2 * blocks.length);
        if (!appended) {
            next[block] = copy(block, size);
        } else if (row % BLOCK_ROWS == 0) {
            next[block] = new int[rotation.words()][BLOCK_ROWS];
        }
        write(next[block], row, signs);
        return new SignCodes(rotation, appended ? size + 1 : size, next);
    }

    @Override
    public SignCodes moved(int last, int row) {
        int lastBlock = last / BLOCK_ROWS, block = row / BLOCK_ROWS;
        int[][][] next = blocks.clone();
        next[lastBlock] = last % BLOCK_ROWS == 0 ? null : copy(lastBlock, last);
        if (row != last) {
            if (block != lastBlock) {
                next[block] = copy(block, size);
            }
            write(next[block], row, signs(last));
        }
        return new SignCodes(rotation, last, next);
    }

    int[] signs(int row) {
        int[][] block = blocks[row / BLOCK_ROWS];
        int[] signs = new int[block.length];
        for (int word = 0; word < signs.length; word++) {
            signs[word] = block[word][row % BLOCK_ROWS];
        }
        return signs;
    }

    private static void write(int[][] block, int row, int[] signs) {
        for (int word = 0; word < signs.length; word++) {
            block[word][row % BLOCK_ROWS] = signs[word];
        }
    }

    /** A copy of a block with those of its rows that come before {@code end}. */
    private int[][] copy(int block, int end) {
        int rows = Math.min(BLOCK_ROWS, end - block * BLOCK_ROWS);
        int[][] copy = new int[rotation.words()][BLOCK_ROWS];
        for (int word = 0; word < copy.length; word++) {
            System.arraycopy(blocks[block][word], 0, copy[word], 0, rows);
        }
        return copy;
    }

    /** The words of a block, by word and row; what follows the last row is of no meaning. */
    int[][] block(int block) {
        return blocks[block];
    }

    /** Blocks that hold rows. */
    int blocks() {
        return (size + BLOCK_ROWS - 1) / BLOCK_ROWS;
    }
}
