package io.mien.matcher.cosine;

/** How exactly an index keeps embeddings. */
public enum Precision {
    /** In 4 bytes a value, as they came. */
    FULL,
    /** In 2 bytes a value: cosines are off by some millionths. */
    COMPACT;

    RowValues values(int rows, int dimension) {
        return this == FULL ? new RowValues.Full(rows, dimension) : new RowValues.Compact(rows, dimension);
    }

    /** For so many values that are read at a time; as short as can be if they are read as they are kept. */
    float[] scratch(int values) {
        return new float[this == FULL ? 0 : values];
    }
}
