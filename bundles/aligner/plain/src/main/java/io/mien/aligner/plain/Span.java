package io.mien.aligner.plain;

/**
 * Columns of a crop.
 *
 * @param first the first column
 * @param end one past the last column, at most {@code first} if the span is empty
 */
record Span(int first, int end) {
    /** The columns x of 0..width-1 for which 0 <= start + x step < limit, exactly. */
    static Span where(long start, long step, long limit, int width) {
        if (step == 0) {
            return start >= 0 && start < limit ? new Span(0, width) : new Span(0, 0);
        }
        long first, end;
        if (step > 0) {
            first = -Math.floorDiv(start, step);
            end = -Math.floorDiv(start - limit, step);
        } else {
            first = Math.floorDiv(start - limit, -step) + 1;
            end = Math.floorDiv(start, -step) + 1;
        }
        return new Span((int) Math.max(0, Math.min(first, width)), (int) Math.max(0, Math.min(end, width)));
    }

    /** The columns in both. */
    Span and(Span other) {
        int from = Math.max(first, other.first);
        return new Span(from, Math.max(from, Math.min(end, other.end)));
    }
}
