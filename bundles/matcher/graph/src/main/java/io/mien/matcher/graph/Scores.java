package io.mien.matcher.graph;

import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.graph.similarity.ScoreFunction;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.mien.matcher.cosine.DotProduct;
import io.mien.matcher.cosine.DotProducts;

/** How near nodes are to each other while the graph is made, from the embeddings of a table. */
final class Scores implements BuildScoreProvider {
    private final DotProducts products;
    /** Has every node of the graph. */
    private volatile Table table;

    Scores(Table table, DotProducts products) {
        this.table = table;
        this.products = products;
    }

    /** Takes the embeddings of a later state from now on. */
    void use(Table later) {
        table = later;
    }

    static SearchScoreProvider to(Table table, float[] probe, DotProduct product) {
        return new DefaultSearchScoreProvider(similarityTo(table, probe, product));
    }

    private static ScoreFunction.ExactScoreFunction similarityTo(Table table, float[] probe, DotProduct product) {
        return node -> table.similarity(node, probe, product);
    }

    @Override
    public ScoreFunction diversityScoreFunctionFor(int node) {
        Table current = table;
        return similarityTo(current, current.embedding(node), products.forFaces(current.size()));
    }

    @Override
    public SearchScoreProvider searchProviderFor(int node) {
        return new DefaultSearchScoreProvider(diversityScoreFunctionFor(node));
    }

    @Override
    public SearchScoreProvider diversityProviderFor(int node) {
        return searchProviderFor(node);
    }

    @Override
    public boolean isExact() {
        return true;
    }

    /** Nodes are named by number only. */
    @Override
    public SearchScoreProvider searchProviderFor(VectorFloat<?> vector) {
        throw new UnsupportedOperationException();
    }

    /** Asked for by none of what is used of JVector. */
    @Override
    public VectorFloat<?> approximateCentroid() {
        throw new UnsupportedOperationException();
    }
}
