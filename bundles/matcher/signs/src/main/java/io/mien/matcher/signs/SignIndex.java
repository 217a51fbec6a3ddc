package io.mien.matcher.signs;

import io.mien.matcher.Hit;
import io.mien.matcher.SearchFigures;
import io.mien.matcher.cosine.DotProduct;
import io.mien.matcher.cosine.RowIndex;
import io.mien.matcher.cosine.Rows;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * Compares the signs of all faces, weighs what differs for those whose signs are nearest, and compares exactly those of
 * least weight.
 */
final class SignIndex extends RowIndex<SignCodes> {
    /** Candidates in memory at a time, of all probes that are searched for at once. */
    static final int MOST_CANDIDATES = 1 << 20;

    /** Most probes for which one processor is enough; they are searched for where the caller runs. */
    private static final int LEAST_PROBES = 16;

    private final SignSettings settings;
    private final Calibrator calibrator;

    SignIndex(int dimension, long seed, SignSettings settings) {
        super(dimension, settings.precision(), SignCodes.none(new Rotation(Math.max(1, dimension), seed)));
        this.settings = settings;
        this.calibrator = new Calibrator(settings.recall(), settings.products());
    }

    @Override
    public void put(long faceId, float[] embedding) {
        super.put(faceId, embedding);
        calibrator.changed();
    }

    @Override
    public void remove(long faceId) {
        super.remove(faceId);
        calibrator.changed();
    }

    @Override
    protected List<List<Hit>> search(Rows<SignCodes> rows, List<float[]> probes, int k) {
        if (probes.isEmpty()) {
            return List.of();
        }
        DotProduct product = settings.products().forFaces(rows.size());
        if (rows.size() < settings.exactBelow()) {
            return rows.search(probes, k, product);
        }
        ScanCalibration calibration = calibrator.forSearch(rows);
        int compared = calibration.compared(rows.size(), k, probes.size()), near = calibration.near(rows.size(), k);
        return compared == rows.size()
                ? inParts(probes, probes.size(), some -> rows.search(some, k, product))
                : inParts(
                        probes,
                        MOST_CANDIDATES / near,
                        some -> rows.search(some, candidates(rows, some, near, compared), k, product));
    }

    private static List<int[]> candidates(Rows<SignCodes> rows, List<float[]> probes, int near, int compared) {
        return new SignScan(rows.codes(), probes)
                .nearest(near).stream().map(found -> found.lightest(compared)).toList();
    }

    /**
     * Searches for several probes in one pass for each processor.
     *
     * @param most probes at a time, of all processors together
     */
    private static List<List<Hit>> inParts(
            List<float[]> probes, int most, Function<List<float[]>, List<List<Hit>>> search) {
        int processors =
                Math.min(Runtime.getRuntime().availableProcessors(), (probes.size() + LEAST_PROBES - 1) / LEAST_PROBES);
        int each = (probes.size() + processors - 1) / processors;
        int size = Math.max(1, Math.min(each, most / processors));
        List<List<float[]>> parts = new ArrayList<>();
        for (int from = 0; from < probes.size(); from += size) {
            parts.add(probes.subList(from, Math.min(probes.size(), from + size)));
        }
        return (processors == 1 ? parts.stream() : parts.parallelStream())
                .flatMap(some -> search.apply(some).stream())
                .toList();
    }

    @Override
    public Optional<SearchFigures> figures() {
        int size = size();
        ScanCalibration calibration = calibrator.current();
        int compared = size < settings.exactBelow() ? size : calibration.compared(size, 1, 1);
        return Optional.of(
                SearchFigures.of(compared).recall(compared == size ? OptionalDouble.of(1) : calibration.recall()));
    }

    @Override
    public void close() {
        calibrator.close();
        super.close();
    }
}
