package io.mien.matcher.cosine;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;

/** The CPU's vector unit, through the Vector API. Links only where the JVM has the module {@code jdk.incubator.vector}. */
final class VectorDotProduct implements DotProduct {
    /** At most 16 lanes, which is as far as {@link #total} goes. */
    private static final VectorSpecies<Float> SPECIES =
            FloatVector.SPECIES_PREFERRED.length() <= 16 ? FloatVector.SPECIES_PREFERRED : FloatVector.SPECIES_512;

    private static final int LANES = SPECIES.length();
    private static final VectorShuffle<Float> BY_8 = rotation(8);
    private static final VectorShuffle<Float> BY_4 = rotation(4);
    private static final VectorShuffle<Float> BY_2 = rotation(2);
    private static final VectorShuffle<Float> BY_1 = rotation(1);

    private static VectorShuffle<Float> rotation(int by) {
        return VectorShuffle.fromOp(SPECIES, lane -> (lane + by) % LANES);
    }

    /** Values that one instruction takes. */
    int lanes() {
        return LANES;
    }

    @Override
    public float of(float[] rows, int at, float[] probe) {
        FloatVector a = FloatVector.zero(SPECIES), b = a, c = a, d = a;
        int i = 0;
        for (; i <= probe.length - 4 * LANES; i += 4 * LANES) {
            a = a.add(product(rows, at, probe, i));
            b = b.add(product(rows, at, probe, i + LANES));
            c = c.add(product(rows, at, probe, i + 2 * LANES));
            d = d.add(product(rows, at, probe, i + 3 * LANES));
        }
        for (; i <= probe.length - LANES; i += LANES) {
            a = a.add(product(rows, at, probe, i));
        }
        float sum = total(a.add(b).add(c.add(d)));
        for (; i < probe.length; i++) {
            sum += rows[at + i] * probe[i];
        }
        return sum;
    }

    /** Multiplied and added, not fused: where the CPU has no fused instruction Java would compute it in software. */
    private static FloatVector product(float[] rows, int at, float[] probe, int i) {
        return FloatVector.fromArray(SPECIES, rows, at + i).mul(FloatVector.fromArray(SPECIES, probe, i));
    }

    /** Not {@code reduceLanes}, which may add in another order once it is compiled. */
    private static float total(FloatVector sums) {
        FloatVector v = sums;
        if (LANES > 8) {
            v = v.add(v.rearrange(BY_8));
        }
        if (LANES > 4) {
            v = v.add(v.rearrange(BY_4));
        }
        if (LANES > 2) {
            v = v.add(v.rearrange(BY_2));
        }
        return v.add(v.rearrange(BY_1)).lane(0);
    }
}
