package io.mien.matcher.cosine;

/** The values of some rows in memory. A row is written before it can be read, and never afterward. */
abstract class RowValues {
    final int dimension;

    RowValues(int dimension) {
        this.dimension = dimension;
    }

    /** Keeps an embedding. */
    abstract void write(int row, float[] embedding);

    /** Takes over rows of other values of the same precision, bit for bit. */
    abstract void copy(int row, RowValues from, int fromRow, int count);

    /**
     * Values of rows that follow each other, the first from {@link #at} on.
     *
     * @param scratch for values that are kept in another form; as long as the rows have values
     * @return the values as they are kept, or {@code scratch}
     */
    abstract float[] read(int row, int count, float[] scratch);

    /** The index of a row's first value in what {@link #read} returns, if it is the first row read. */
    abstract int at(int row);

    /** Four bytes a value: as they came. */
    static final class Full extends RowValues {
        private final float[] values;

        Full(int rows, int dimension) {
            super(dimension);
            values = new float[rows * dimension];
        }

        @Override
        void write(int row, float[] embedding) {
            System.arraycopy(embedding, 0, values, row * dimension, dimension);
        }

        @Override
        void copy(int row, RowValues from, int fromRow, int count) {
            float[] source = ((Full) from).values;
            System.arraycopy(source, fromRow * dimension, values, row * dimension, count * dimension);
        }

        @Override
        float[] read(int row, int count, float[] scratch) {
            return values;
        }

        @Override
        int at(int row) {
            return row * dimension;
        }
    }

    /**
     * Two bytes a value: whole multiples of a step, which follows from the largest value of the row. A cosine is off by some
     * millionths; a float of 16 bits would be off by some ten-thousandths.
     */
    static final class Compact extends RowValues {
        private final short[] multiples;
        private final float[] steps;

        Compact(int rows, int dimension) {
            super(dimension);
            multiples = new short[rows * dimension];
            steps = new float[rows];
        }

        @Override
        void write(int row, float[] embedding) {
            float largest = 0;
            for (float value : embedding) {
                largest = Math.max(largest, Math.abs(value));
            }
            float step = largest / Short.MAX_VALUE;
            steps[row] = step;
            int at = row * dimension;
            for (int i = 0; i < dimension; i++) {
                // 0 for a row of zeros, whose step is 0: NaN is rounded to 0. A step near the least float is not exact.
                int multiple = Math.round(embedding[i] / step);
                multiples[at + i] = (short) Math.max(-Short.MAX_VALUE, Math.min(Short.MAX_VALUE, multiple));
            }
        }

        @Override
        void copy(int row, RowValues from, int fromRow, int count) {
            Compact source = (Compact) from;
            System.arraycopy(source.steps, fromRow, steps, row, count);
            System.arraycopy(source.multiples, fromRow * dimension, multiples, row * dimension, count * dimension);
        }

        @Override
        float[] read(int row, int count, float[] scratch) {
            for (int i = 0; i < count; i++) {
                float step = steps[row + i];
                int from = (row + i) * dimension, to = i * dimension;
                for (int j = 0; j < dimension; j++) {
                    scratch[to + j] = multiples[from + j] * step;
                }
            }
            return scratch;
        }

        @Override
        int at(int row) {
            return 0;
        }
    }
}
