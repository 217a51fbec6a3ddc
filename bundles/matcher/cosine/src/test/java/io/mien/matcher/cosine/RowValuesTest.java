package io.mien.matcher.cosine;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RowValuesTest {
    private static final int DIMENSION = 24;
    private static final int ROWS = 50;

    /** Lengths between those of a float's smallest and largest values; a row of zeros; a row with one value alone. */
    private static float[] embedding(Random random, int row) {
        float[] embedding = new float[DIMENSION];
        for (int i = 0; i < DIMENSION && row != 7; i++) {
            embedding[i] = (float) (random.nextGaussian() * Math.pow(10, row - 25));
        }
        if (row == 8) {
            Arrays.fill(embedding, 1, DIMENSION, 0);
        }
        return embedding;
    }

    @Test
    void compactValuesAreOffByHalfAStepAtMost() {
        Random random = new Random(1);
        RowValues values = Precision.COMPACT.values(ROWS, DIMENSION);
        float[][] expected = new float[ROWS][];
        for (int row = 0; row < ROWS; row++) {
            values.write(row, embedding(random, (row + 1) % ROWS));
            expected[row] = embedding(random, row);
            values.write(row, expected[row]);
        }
        for (int row = 0; row < ROWS; row++) {
            float largest = 0;
            for (float value : expected[row]) {
                largest = Math.max(largest, Math.abs(value));
            }
            float[] read = values.read(row, 1, new float[DIMENSION]);
            for (int i = 0; i < DIMENSION; i++) {
                float off = Math.abs(read[i] - expected[row][i]);
                assertTrue(off <= .501f * largest / Short.MAX_VALUE, off + " of " + largest + " in row " + row);
            }
        }
    }

    @Test
    void rowsOfBothPrecisionsAreReadTogetherAndCopiedBitForBit() {
        for (Precision precision : Precision.values()) {
            Random random = new Random(2);
            RowValues values = precision.values(ROWS, DIMENSION), copy = precision.values(ROWS, DIMENSION);
            for (int row = 0; row < ROWS; row++) {
                values.write(row, embedding(random, row));
            }
            copy.copy(3, values, 10, 20);
            float[] scratch = precision.scratch(20 * DIMENSION);
            float[] together = values.read(10, 20, scratch).clone();
            int first = values.at(10);
            for (int i = 0; i < 20; i++) {
                float[] one = row(values, precision, 10 + i);
                assertArrayEquals(one, row(copy, precision, 3 + i));
                for (int j = 0; j < DIMENSION; j++) {
                    assertEquals(one[j], together[first + i * DIMENSION + j]);
                }
            }
        }
    }

    private static float[] row(RowValues values, Precision precision, int row) {
        float[] read = values.read(row, 1, precision.scratch(DIMENSION));
        return Arrays.copyOfRange(read, values.at(row), values.at(row) + DIMENSION);
    }
}
