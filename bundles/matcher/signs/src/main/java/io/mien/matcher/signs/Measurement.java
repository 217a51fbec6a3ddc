package io.mien.matcher.signs;

import io.mien.matcher.Hit;
import io.mien.matcher.cosine.DotProduct;
import io.mien.matcher.cosine.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.stream.DoubleStream;

/**
 * Measures on a gallery itself how many faces a search must compare exactly. Some of its faces are the probes; each looks for
 * the nearest other face, which is a search that compares every face tells. What counts are pairs of faces that stand out from
 * chance, as those of one person do: a probe whose nearest face does not is unknown, whatever is found. If few faces have such
 * a partner, as with one face of each person, every nearest face counts.
 */
final class Measurement {
    private static final int PROBES = 1_000;
    private static final int BATCH = 50;
    /** Pairs that stand out from chance, from which on these alone count. */
    private static final int LEAST_PAIRS = 200;

    /** From this cosine on two faces are taken for one picture, or two frames of one moment: too easy to find. */
    private static final float SAME_PICTURE = .9f;

    /** Nearest faces that are looked through for one that is not the same picture. */
    private static final int LOOKED_AT = 16;

    private final Rows<SignCodes> rows;
    private final DotProduct product;
    private final BooleanSupplier proceeds;
    private final Random random = new Random(1);

    /** A probe and the face that it has to find. */
    private record Pair(float[] probe, Hit nearest) {}

    /** @param proceeds false as soon as the answer is of no use */
    Measurement(Rows<SignCodes> rows, DotProduct product, BooleanSupplier proceeds) {
        this.rows = rows;
        this.product = product;
        this.proceeds = proceeds;
    }

    /**
     * The calibration for a recall.
     *
     * @return empty if it did not proceed, or no face has another to find
     */
    Optional<ScanCalibration> calibration(double target) {
        int[] sample = random.ints(Math.min(PROBES, rows.size()), 0, rows.size())
                .distinct()
                .toArray();
        List<Pair> pairs = new ArrayList<>();
        for (int from = 0; from < sample.length; from += BATCH) {
            pairs.addAll(pairs(sample, from, Math.min(sample.length, from + BATCH)));
        }
        float chance = chance(sample);
        List<Pair> standOut =
                pairs.stream().filter(p -> p.nearest.cosine() >= chance).toList();
        List<Pair> counted = standOut.size() >= LEAST_PAIRS ? standOut : pairs;
        return counted.isEmpty() || !proceeds.getAsBoolean() ? Optional.empty() : calibration(counted, target);
    }

    private Optional<ScanCalibration> calibration(List<Pair> pairs, double target) {
        Map<Long, int[]> signs = signs(pairs);
        double[] near = near(pairs, signs);
        ScanCalibration first = new ScanCalibration(ScanCalibration.share(near, target), 0, OptionalDouble.empty());
        double[] light = light(pairs, signs, first.near(rows.size(), 1));
        if (!proceeds.getAsBoolean() || light.length == 0) {
            return Optional.empty();
        }
        ScanCalibration both =
                new ScanCalibration(first.near(), ScanCalibration.share(light, target), OptionalDouble.empty());
        double compared = (double) both.compared(rows.size(), 1, 1) / rows.size();
        double found = compared == 1
                ? pairs.size()
                : Arrays.stream(light).filter(share -> share <= compared).count();
        return Optional.of(new ScanCalibration(both.near(), both.compared(), OptionalDouble.of(found / pairs.size())));
    }

    private List<Pair> pairs(int[] sample, int from, int end) {
        List<float[]> probes = new ArrayList<>();
        for (int i = from; i < end; i++) {
            probes.add(rows.embedding(sample[i]));
        }
        List<List<Hit>> found = rows.search(probes, LOOKED_AT, product, proceeds);
        List<Pair> pairs = new ArrayList<>();
        for (int i = from; i < end; i++) {
            long own = rows.id(sample[i]);
            float[] probe = probes.get(i - from);
            found.get(i - from).stream()
                    .filter(hit -> hit.faceId() != own && hit.cosine() < SAME_PICTURE)
                    .findFirst()
                    .ifPresent(hit -> pairs.add(new Pair(probe, hit)));
        }
        return pairs;
    }

    /** The cosine that no other of so many faces is expected to reach by chance: a normal distribution's, as of random pairs. */
    private float chance(int[] sample) {
        double sum = 0, squares = 0, count = 0;
        for (int row : sample) {
            float cosine = product.of(rows.embedding(row), 0, rows.embedding(sample[random.nextInt(sample.length)]));
            if (cosine < SAME_PICTURE) {
                sum += cosine;
                squares += cosine * cosine;
                count++;
            }
        }
        double mean = sum / Math.max(1, count);
        double deviation = Math.sqrt(Math.max(0, squares / Math.max(1, count) - mean * mean));
        return (float) (mean + deviation * Math.sqrt(2 * Math.log(rows.size())));
    }

    /** The share of the gallery whose signs are as near to each probe as those of its nearest face. */
    private double[] near(List<Pair> pairs, Map<Long, int[]> signs) {
        double[] near = new double[pairs.size()];
        for (int from = 0; from < near.length; from += BATCH) {
            List<Pair> batch = pairs.subList(from, Math.min(near.length, from + BATCH));
            SignScan scan = scan(batch);
            int[] limits = new int[batch.size()];
            for (int i = 0; i < limits.length; i++) {
                limits[i] =
                        scan.probe(i).differing(signs.get(batch.get(i).nearest.faceId()));
            }
            int[] counts = scan.count(limits, proceeds);
            for (int i = 0; i < limits.length; i++) {
                near[from + i] = (double) counts[i] / rows.size();
            }
        }
        return near;
    }

    /**
     * The share of the gallery that weighs no more than the nearest face, among those whose signs are near.
     *
     * @return for each pair whose nearest face is among these
     */
    private double[] light(List<Pair> pairs, Map<Long, int[]> signs, int wanted) {
        DoubleStream.Builder light = DoubleStream.builder();
        int batch = Math.max(1, Math.min(BATCH, SignIndex.MOST_CANDIDATES / wanted));
        for (int from = 0; from < pairs.size() && proceeds.getAsBoolean(); from += batch) {
            List<Pair> some = pairs.subList(from, Math.min(pairs.size(), from + batch));
            SignScan scan = scan(some);
            List<CandidateRows> nearest = scan.nearest(wanted);
            for (int i = 0; i < some.size(); i++) {
                int[] own = signs.get(some.get(i).nearest.faceId());
                if (nearest.get(i).limit() >= scan.probe(i).differing(own)) {
                    light.add((double) nearest.get(i).within(scan.probe(i).weight(own)) / rows.size());
                }
            }
        }
        return light.build().toArray();
    }

    private SignScan scan(List<Pair> pairs) {
        return new SignScan(rows.codes(), pairs.stream().map(Pair::probe).toList());
    }

    private Map<Long, int[]> signs(List<Pair> pairs) {
        Map<Long, int[]> signs = new HashMap<>();
        pairs.forEach(pair -> signs.put(pair.nearest.faceId(), null));
        for (int row = 0; row < rows.size(); row++) {
            long id = rows.id(row);
            if (signs.containsKey(id)) {
                signs.put(id, rows.codes().signs(row));
            }
        }
        return signs;
    }
}
