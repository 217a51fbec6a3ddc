package io.mien.matcher.cosine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** The CPU's vector unit, through the Vector API. Links only where the JVM has the module {@code jdk.incubator.vector}. */
final class VectorDotProduct implements DotProduct {
    /** With fewer lanes the JVM has no vector unit to offer and would compute each vector operation in software. */
    static final int LEAST_LANES = 4;

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;

    private static final int LANES = SPECIES.length();
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
        sums.intoArray(lanes, 0);
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

    /** Multiplied and added, not fused: where the CPU has no fused instruction Java would compute it in software. */
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
        sumsA.intoArray(lanes, 0);
        sumsB.intoArray(lanes, LANES);
        sumsC.intoArray(lanes, 2 * LANES);
        sumsD.intoArray(lanes, 3 * LANES);
        for (int row = 0; row < TOGETHER; row++) {
            products[first + row] = total(lanes, row * LANES) + tail(rows, at + row * dimension, probe, i);
        }
    }

    private static FloatVector at(float[] values, int at) {
        return FloatVector.fromArray(SPECIES, values, at);
    }

    /** Not {@code reduceLanes}, which may add in another order once it is compiled. */
    private static float total(float[] lanes, int at) {
        float sum = 0;
        for (int i = at; i < at + LANES; i += LEAST_LANES) {
            sum += (lanes[i] + lanes[i + 1]) + (lanes[i + 2] + lanes[i + 3]);
        }
        return sum;
    }

    private static float tail(float[] rows, int at, float[] probe, int from) {
        float sum = 0;
        for (int i = from; i < probe.length; i++) {
            sum += rows[at + i] * probe[i];
        }
        return sum;
    }
}
