package io.mien.matcher.cosine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The CPU's vector unit, through the Vector API. Links only if the JVM has the module {@code jdk.incubator.vector}. */
final class VectorDotProduct implements DotProduct {
    /** With fewer lanes the JVM has no vector unit to offer and would compute each vector operation in software. */
    static final int LEAST_LANES = 4;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();
    private static final VectorShuffle<Float> BY_HALF = turn(LANES / 2);
    private static final VectorShuffle<Float> BY_QUARTER = turn(LANES / 4);
    /** Lanes that hold different sums after {@link #folded}. */
    private static final int FOLDED = Math.max(Math.min(LANES, LEAST_LANES), LANES / 4);
    /** Rows that are read side by side: memory answers several requests at the same time. */
    private static final int TOGETHER = 4;

    /** Values that one instruction takes. */
    int lanes() {
        return LANES;
    }

    @Override
    public float of(float[] rows, int at, float[] probe) {
        FloatVector sums = FloatVector.zero(SPECIES);
        int i = 0;
        for (; i <= probe.length - LANES; i += LANES) {
            sums = sums.add(at(rows, at + i).mul(at(probe, i)));
        }
        float[] lanes = new float[LANES];
        folded(sums).intoArray(lanes, 0);
        return total(lanes, 0) + tail(rows, at, probe, i);
    }

    @Override
    public void ofEach(float[] rows, int at, float[] probe, float[] products, int count) {
        float[] lanes = new float[TOGETHER * LANES];
        int row = 0;
        for (; row <= count - TOGETHER; row += TOGETHER) {
            four(rows, at + row * probe.length, probe, lanes, products, row);
        }
        for (; row < count; row++) {
            products[row] = of(rows, at + row * probe.length, probe);
        }
    }

    /** Multiplies and adds, not fused: if the CPU has no fused instruction, Java would compute it in software. */
    private static void four(float[] rows, int at, float[] probe, float[] lanes, float[] products, int first) {
        int dimension = probe.length, b = at + dimension, c = b + dimension, d = c + dimension;
        FloatVector sumsA = FloatVector.zero(SPECIES), sumsB = sumsA, sumsC = sumsA, sumsD = sumsA;
        int i = 0;
        for (; i <= dimension - LANES; i += LANES) {
            FloatVector values = at(probe, i);
            sumsA = sumsA.add(at(rows, at + i).mul(values));
            sumsB = sumsB.add(at(rows, b + i).mul(values));
            sumsC = sumsC.add(at(rows, c + i).mul(values));
            sumsD = sumsD.add(at(rows, d + i).mul(values));
        }
        folded(sumsA).intoArray(lanes, 0);
        folded(sumsB).intoArray(lanes, LANES);
        folded(sumsC).intoArray(lanes, 2 * LANES);
        folded(sumsD).intoArray(lanes, 3 * LANES);
        for (int row = 0; row < TOGETHER; row++) {
            products[first + row] = total(lanes, row * LANES) + tail(rows, at + row * dimension, probe, i);
        }
    }

    private static FloatVector at(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    /**
     * Adds the upper half of the lanes to the lower one, at most twice, as long as enough lanes are left. Not
     * {@code reduceLanes}, which may add in another order once it is compiled.
     */
    private static FloatVector folded(FloatVector sums) {
        FloatVector half = LANES > LEAST_LANES ? sums.add(sums.rearrange(BY_HALF)) : sums;
        return LANES > 2 * LEAST_LANES ? half.add(half.rearrange(BY_QUARTER)) : half;
    }

    private static VectorShuffle<Float> turn(int lanes) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane + lanes) % LANES);
    }

    /** The sum of the lanes that are left. */
    private static float total(float[] lanes, int at) {
        float sum = four(lanes, at);
        for (int i = LEAST_LANES; i < FOLDED; i += LEAST_LANES) {
            sum += four(lanes, at + i);
        }
        return sum;
    }

    private static float four(float[] lanes, int at) {
        return (lanes[at] + lanes[at + 1]) + (lanes[at + 2] + lanes[at + 3]);
    }

    private static float tail(float[] rows, int at, float[] probe, int from) {
        float sum = 0;
        for (int i = from; i < probe.length; i++) {
            sum += rows[at + i] * probe[i];
        }
        return sum;
    }
}
