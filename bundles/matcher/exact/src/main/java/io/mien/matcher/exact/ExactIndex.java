package io.mien.matcher.exact;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.cosine.Codes;
import io.mien.matcher.cosine.DotProducts;
import io.mien.matcher.cosine.FaceRows;
import io.mien.matcher.cosine.Rows;
import io.mien.matcher.cosine.Unit;
import java.util.List;

/** Compares every face. Searches read a state that no write changes, and wait for nobody. Writes follow each other. */
final class ExactIndex implements Index {
    private final FaceRows<Codes.None> faces;
    private final DotProducts products;

    ExactIndex(int dimension, DotProducts products) {
        this.faces = new FaceRows<>(dimension, new Codes.None());
        this.products = products;
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
    }

    @Override
    public void remove(long faceId) {
        faces.remove(faceId);
    }

    @Override
    public List<Hit> search(float[] probe, int k) {
        return search(List.of(probe), k).get(0);
    }

    @Override
    public List<List<Hit>> search(List<float[]> probes, int k) {
        Unit.check(probes, k, dimension());
        Rows<Codes.None> current = faces.open();
        return current.search(probes, k, products.forFaces(current.size()));
    }

    @Override
    public void close() {
        faces.close();
    }
}
