package io.mien.matcher.cosine;

/**
 * The data that a matcher keeps of each row besides its embedding, such as a short code. A change makes the next state, as
 * with {@link Rows}, and is called for the latest state alone, by one thread at a time.
 *
 * @param <C> the class itself
 */
public interface RowCodes<C extends RowCodes<C>> {
    /** Nothing is kept. */
    record None() implements RowCodes<None> {
        @Override
        public None with(int row, float[] embedding) {
            return this;
        }

        @Override
        public None moved(int last, int row) {
            return this;
        }
    }

    /** The state after a row was replaced, or added after the last one. */
    C with(int row, float[] embedding);

    /** The state after the last row took the place of {@code row}, which may be the last one itself. */
    C moved(int last, int row);
}
