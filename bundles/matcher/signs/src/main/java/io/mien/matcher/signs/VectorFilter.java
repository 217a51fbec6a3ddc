package io.mien.matcher.signs;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The CPU's vector unit, through the Vector API. Links only if the JVM has the module {@code jdk.incubator.vector}. */
final class VectorFilter implements NearFilter {
    private static final VectorSpecies<Integer> SPECIES = IntVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public int find(int[] distances, int count, int most, int[] places) {
        int found = 0, i = 0;
        for (; i <= count - LANES; i += LANES) {
            if (IntVector.fromArray(SPECIES, distances, i)
                    .compare(VectorOperators.LE, most)
                    .anyTrue()) {
                found = ScalarFilter.pick(distances, i, i + LANES, most, places, found);
            }
        }
        return ScalarFilter.pick(distances, i, count, most, places, found);
    }
}
