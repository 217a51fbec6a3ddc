package io.mien.matcher.graph;

import io.mien.conformance.MatcherContract;
import io.mien.matcher.Matcher;

/**
 * Through the graph, with every face in it. The contract asks for exact answers: where it searches among 2,500 random
 * embeddings, the worst there is for a graph, 400 candidates find them all.
 */
class LinkedMatcherTest extends MatcherContract {
    @Override
    protected Matcher matcher() {
        return Trial.settling(Trial.settings(400));
    }
}
