package io.mien.matcher.signs;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.SearchFigures;
import io.mien.matcher.cosine.DotProduct;
import io.mien.matcher.cosine.FaceRows;
import io.mien.matcher.cosine.Rows;
import io.mien.matcher.cosine.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Compares the signs of all faces, and exactly those whose signs are nearest. Searches read a state that no write changes, and
 * wait for nobody. Writes follow each other.
 */
final class SignIndex implements Index {
    /** Candidates in memory at a time, of all probes of a pass. */
    private static final int MOST_CANDIDATES = 1 << 20;

    private final FaceRows<SignCodes> faces;
    private final Settings settings;
    private final Calibrator calibrator;
    private final NearFilter scalar = new ScalarFilter();

    SignIndex(int dimension, Settings settings) {
        this.faces = new FaceRows<>(dimension, SignCodes.none(new Rotation(Math.max(1, dimension))));
        this.settings = settings;
        this.calibrator = new Calibrator(settings.recall(), settings.products());
    }

    @Override
    public int dimension() {
        return faces.dimension();
    }

    @Override
    public int size() {
        return faces.size();
    }

    @Override
    public void put(long faceId, float[] embedding) {
        faces.put(faceId, embedding);
        calibrator.changed();
    }

    @Override
    public void remove(long faceId) {
        faces.remove(faceId);
        calibrator.changed();
    }

    @Override
    public List<Hit> search(float[] probe, int k) {
        return search(List.of(probe), k).get(0);
    }

    @Override
    public List<List<Hit>> search(List<float[]> probes, int k) {
        Unit.check(probes, k, dimension());
        Rows<SignCodes> rows = faces.open();
        DotProduct product = settings.products().forFaces(rows.size());
        if (rows.size() < settings.exactBelow()) {
            return rows.search(probes, k, product);
        }
        int compared = calibrator.forSearch(rows).compared(rows.size(), k);
        if (compared == rows.size()) {
            return rows.search(probes, k, product);
        }
        List<List<Hit>> hits = new ArrayList<>(probes.size());
        int pass = Math.max(1, MOST_CANDIDATES / compared);
        for (int from = 0; from < probes.size(); from += pass) {
            List<float[]> some = probes.subList(from, Math.min(probes.size(), from + pass));
            List<int[]> candidates = new SignScan(rows.codes(), some).nearest(compared, filter(rows.size()));
            hits.addAll(rows.search(some, candidates, k, product));
        }
        return hits;
    }

    private NearFilter filter(int size) {
        return settings.products().areVectors(size) ? new VectorFilter() : scalar;
    }

    @Override
    public Optional<SearchFigures> figures() {
        int size = faces.size();
        Calibration calibration = calibrator.current();
        int compared = size < settings.exactBelow() ? size : calibration.compared(size, 1);
        return Optional.of(new SearchFigures(compared, compared == size ? OptionalDouble.of(1) : calibration.recall()));
    }

    @Override
    public void close() {
        calibrator.close();
        faces.close();
    }
}
