package io.mien.matcher.signs;

/** Finds the few small numbers among many. */
interface NearFilter {
    /**
     * @param distances of which the first {@code count} are looked at
     * @param most greatest distance that is found
     * @param places of what is found, in order; written, and one more than is found
     * @return how many are found
     */
    int find(int[] distances, int count, int most, int[] places);
}
