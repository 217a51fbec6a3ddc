package io.mien.matcher.signs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * One pass over the signs of all rows, for several probes. Rows of several blocks are looked at together: bit by bit of one
 * number, whether that row of each block is near, so that most rows are passed over many at a time. For one thread.
 */
final class SignScan {
    /** Blocks that are looked at together, a bit of a number each: their signs stay in the second cache while all probes pass. */
    private static final int TOGETHER = 32;

    /** Blocks, evenly spread, that tell how far the nearest rows are. */
    private static final int SAMPLED = 8;
    /** Standard deviations of what is expected in a sample, for what it may be wrong by; a few more for few. */
    private static final double ALLOWANCE = 3;

    /** The first block's bit in {@link #near}. */
    private static final int FIRST_BIT = 1 << 31;

    private final SignCodes codes;
    private final List<SignProbe> probes;
    private final int[] differing = new int[SignCodes.BLOCK_ROWS];
    /** For each row of a block, in which of the blocks it is near: the first one's is the highest bit. */
    private final int[] near = new int[SignCodes.BLOCK_ROWS];

    /** Differing signs of a block's first words. */
    private final int[] partial = new int[SignCodes.BLOCK_ROWS];

    private final int[] places = new int[SignCodes.BLOCK_ROWS + 1];
    /** Near rows that wait to be weighed, with their signs by word and row. */
    private final int[] waiting = new int[SignCodes.BLOCK_ROWS];

    private final int[][] signs;
    private int waits;
    private final int[] weights = new int[SignCodes.BLOCK_ROWS];

    SignScan(SignCodes codes, List<float[]> probes) {
        this.codes = codes;
        this.signs = new int[codes.rotation().words()][SignCodes.BLOCK_ROWS];
        this.probes = probes.stream()
                .map(probe -> new SignProbe(codes.rotation().rotated(probe)))
                .toList();
    }

    SignProbe probe(int index) {
        return probes.get(index);
    }

    /** Rows whose signs are nearest to those of each probe, at least as many as wanted. */
    List<CandidateRows> nearest(int wanted) {
        int[] limits =
                probes.stream().mapToInt(probe -> expectedLimit(probe, wanted)).toArray();
        List<CandidateRows> nearest = within(probes, limits, wanted);
        for (int p = 0; p < limits.length; p++) {
            while (nearest.get(p).size() < Math.min(wanted, codes.size())) {
                // The sample was not like the rest. Rare, since it allows for chance.
                limits[p] += 1 + limits[p] / 8;
                nearest.set(
                        p,
                        within(probes.subList(p, p + 1), new int[] {limits[p]}, wanted)
                                .get(0));
            }
        }
        return nearest;
    }

    /** Rows that differ from each probe by no more of the signs that count than its limit. */
    private List<CandidateRows> within(List<SignProbe> some, int[] limits, int expected) {
        List<CandidateRows> found = new ArrayList<>();
        for (int p = 0; p < limits.length; p++) {
            found.add(new CandidateRows(limits[p], some.get(p).mostWeight(), expected));
        }
        for (int first = 0; first < codes.blocks(); first += TOGETHER) {
            for (int p = 0; p < limits.length; p++) {
                find(first, some.get(p), limits[p]);
                collect(first, some.get(p), found.get(p));
            }
        }
        return found;
    }

    private void find(int firstBlock, SignProbe probe, int limit) {
        Arrays.fill(near, 0);
        int blocks = Math.min(TOGETHER, codes.blocks() - firstBlock);
        for (int i = 0; i < blocks; i++) {
            probe.mark(codes.block(firstBlock + i), limit + 1, FIRST_BIT >>> i, near, partial);
        }
    }

    private void collect(int firstBlock, SignProbe probe, CandidateRows found) {
        int count = 0;
        for (int i = 0; i < near.length; i++) {
            // Without a branch: which of them it is cannot be predicted.
            places[count] = i;
            count += (near[i] | -near[i]) >>> 31;
        }
        for (int i = 0; i < count; i++) {
            int place = places[i], bits = near[place];
            do {
                int block = Integer.numberOfLeadingZeros(bits);
                bits ^= FIRST_BIT >>> block;
                enqueue(firstBlock + block, place);
                if (waits == waiting.length) {
                    weigh(probe, found);
                }
            } while (bits != 0);
        }
        weigh(probe, found);
    }

    private void enqueue(int block, int place) {
        int row = block * SignCodes.BLOCK_ROWS + place;
        if (row < codes.size()) {
            int[][] words = codes.block(block);
            for (int word = 0; word < signs.length; word++) {
                signs[word][waits] = words[word][place];
            }
            waiting[waits++] = row;
        }
    }

    private void weigh(SignProbe probe, CandidateRows found) {
        probe.weights(signs, waits, weights);
        found.add(waiting, weights, waits);
        waits = 0;
    }

    /** A number of differing signs that enough rows have, by those of some blocks. */
    private int expectedLimit(SignProbe probe, int wanted) {
        int[] counts = new int[probe.bits() + 1];
        int whole = codes.size() / SignCodes.BLOCK_ROWS, sampled = Math.min(SAMPLED, whole);
        for (int i = 0; i < sampled; i++) {
            probe.differing(codes.block((int) ((long) i * whole / sampled)), SignCodes.BLOCK_ROWS, differing);
            for (int number : differing) {
                counts[number]++;
            }
        }
        double expected = (double) wanted / codes.size() * sampled * SignCodes.BLOCK_ROWS;
        double enough = expected + ALLOWANCE * (1 + Math.sqrt(expected));
        int limit = 0;
        for (int within = counts[0]; within < enough && limit < probe.bits(); within += counts[limit]) {
            limit++;
        }
        return limit;
    }

    /**
     * How many rows differ from each probe by a number of signs that count, or fewer.
     *
     * @param limits a number of signs for each probe
     * @param proceeds asked from time to time; the answer is of no use once it was false
     */
    int[] count(int[] limits, BooleanSupplier proceeds) {
        int[] counts = new int[limits.length];
        for (int block = 0; block < codes.blocks() && proceeds.getAsBoolean(); block++) {
            int rows = Math.min(SignCodes.BLOCK_ROWS, codes.size() - block * SignCodes.BLOCK_ROWS);
            for (int p = 0; p < counts.length; p++) {
                probes.get(p).differing(codes.block(block), rows, differing);
                counts[p] += count(differing, rows, limits[p]);
            }
        }
        return counts;
    }

    private static int count(int[] numbers, int rows, int limit) {
        int count = 0;
        for (int row = 0; row < rows; row++) {
            count += numbers[row] - limit - 1 >>> 31;
        }
        return count;
    }
}
