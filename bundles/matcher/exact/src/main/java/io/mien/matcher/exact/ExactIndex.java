package io.mien.matcher.exact;

import io.mien.matcher.Hit;
import io.mien.matcher.cosine.DotProducts;
import io.mien.matcher.cosine.Precision;
import io.mien.matcher.cosine.RowCodes;
import io.mien.matcher.cosine.RowIndex;
import io.mien.matcher.cosine.Rows;
import java.util.List;

/** Compares every face. */
final class ExactIndex extends RowIndex<RowCodes.None> {
    private final DotProducts products;

    ExactIndex(int dimension, DotProducts products) {
        super(dimension, Precision.FULL, new RowCodes.None());
        this.products = products;
    }

    @Override
    protected List<List<Hit>> search(Rows<RowCodes.None> current, List<float[]> probes, int k) {
        return current.search(probes, k, products.forFaces(current.size()));
    }
}
