package io.mien.matcher.exact;

import io.mien.matcher.Hit;
import io.mien.matcher.cosine.Codes;
import io.mien.matcher.cosine.DotProducts;
import io.mien.matcher.cosine.Precision;
import io.mien.matcher.cosine.RowIndex;
import io.mien.matcher.cosine.Rows;
import java.util.List;

/** Compares every face. */
final class ExactIndex extends RowIndex<Codes.None> {
    private final DotProducts products;

    ExactIndex(int dimension, DotProducts products) {
        super(dimension, Precision.FULL, new Codes.None());
        this.products = products;
    }

    @Override
    protected List<List<Hit>> search(Rows<Codes.None> current, List<float[]> probes, int k) {
        return current.search(probes, k, products.forFaces(current.size()));
    }
}
