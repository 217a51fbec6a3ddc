package io.mien.matcher.signs;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** One pass over the signs of all rows, for several probes. For one thread. */
final class SignScan {
    /** One of so many blocks tells how far the nearest rows are. */
    private static final int SAMPLED = 16;
    /** For what a sample may be wrong by. */
    private static final double ALLOWANCE = 1.3;

    private static final int LEAST_SAMPLE = 20;

    private final SignCodes codes;
    private final List<int[]> probes;
    private final int[] distances = new int[SignCodes.BLOCK_ROWS];
    private final int[] places = new int[SignCodes.BLOCK_ROWS + 1];

    SignScan(SignCodes codes, List<float[]> probes) {
        this.codes = codes;
        this.probes = probes.stream().map(codes.rotation()::signs).toList();
    }

    private SignScan(SignCodes codes, int[] probe) {
        this.codes = codes;
        this.probes = List.of(probe);
    }

    /** Rows whose signs are nearest to those of each probe, in order, at least as many as wanted. */
    List<int[]> nearest(int wanted, NearFilter filter) {
        int bits = codes.rotation().bits();
        List<Candidates> candidates = new ArrayList<>();
        for (int[] probe : probes) {
            candidates.add(new Candidates(wanted, bits, expectedMost(probe, wanted)));
        }
        scan(candidates, filter);
        List<int[]> rows = new ArrayList<>();
        for (int p = 0; p < probes.size(); p++) {
            Candidates found = candidates.get(p);
            if (!found.hasEnough()) {
                // The sample was not like the rest. Rare, since it allows for chance.
                found = new Candidates(wanted, bits, bits);
                new SignScan(codes, probes.get(p)).scan(List.of(found), filter);
            }
            rows.add(found.rows());
        }
        return rows;
    }

    private void scan(List<Candidates> candidates, NearFilter filter) {
        for (int first = 0; first < codes.size(); first += SignCodes.BLOCK_ROWS) {
            int rows = Math.min(SignCodes.BLOCK_ROWS, codes.size() - first);
            for (int p = 0; p < probes.size(); p++) {
                codes.distances(first / SignCodes.BLOCK_ROWS, probes.get(p), distances);
                Candidates best = candidates.get(p);
                int found = filter.find(distances, rows, best.most(), places);
                for (int i = 0; i < found; i++) {
                    best.add(first + places[i], distances[places[i]]);
                }
            }
        }
    }

    /** A distance that enough rows have, by those of some blocks: to take the first rows of a scan would cost more. */
    private int expectedMost(int[] probe, int wanted) {
        int[] counts = new int[codes.rotation().bits() + 1];
        int blocks = codes.size() / SignCodes.BLOCK_ROWS;
        for (int block = 0; block < blocks; block += SAMPLED) {
            codes.distances(block, probe, distances);
            for (int distance : distances) {
                counts[distance]++;
            }
        }
        double enough = ALLOWANCE * wanted / SAMPLED + LEAST_SAMPLE;
        int most = 0;
        for (int within = counts[0]; within < enough && most < counts.length - 1; within += counts[most]) {
            most++;
        }
        return most;
    }

    /**
     * How many rows are as near to each probe as a distance, or nearer.
     *
     * @param limits a distance for each probe
     * @param proceeds asked from time to time; the answer is of no use once it was false
     */
    int[] within(int[] limits, BooleanSupplier proceeds) {
        int[] counts = new int[limits.length];
        for (int first = 0; first < codes.size() && proceeds.getAsBoolean(); first += SignCodes.BLOCK_ROWS) {
            int rows = Math.min(SignCodes.BLOCK_ROWS, codes.size() - first);
            for (int p = 0; p < counts.length; p++) {
                codes.distances(first / SignCodes.BLOCK_ROWS, probes.get(p), distances);
                counts[p] += count(rows, limits[p]);
            }
        }
        return counts;
    }

    private int count(int rows, int limit) {
        int count = 0;
        for (int row = 0; row < rows; row++) {
            count += distances[row] <= limit ? 1 : 0;
        }
        return count;
    }
}
