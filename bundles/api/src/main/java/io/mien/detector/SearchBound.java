package io.mien.detector;

/**
 * The faces that a search misses because it was bounded to limit its cost.
 *
 * @param minFace the longer side of the smallest face that is searched for, in pixels of the picture
 * @param wished the same as it was asked for, less than {@code minFace}
 * @param setting the key of the bound, {@code PID:key}
 */
public record SearchBound(int minFace, int wished, String setting) {
    /**
     * The same in pixels of the original of a reduced picture.
     *
     * @param reduction pixels of the original for one of the picture, in each direction, at least 1
     */
    public SearchBound inOriginal(int reduction) {
        return new SearchBound(minFace * reduction, wished * reduction, setting);
    }

    /** For a person: what is searched for. */
    @Override
    public String toString() {
        return "searched for faces down to " + minFace + " pixels, not " + wished + " (" + setting + ")";
    }
}
