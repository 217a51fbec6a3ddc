package io.mien.matcher.graph;

import io.mien.matcher.cosine.DotProducts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What an index was opened with.
 *
 * @param exactBelow faces below which every face is compared
 * @param searching how a search goes
 * @param linking how the graph is made
 * @param cleanup when removed faces leave the graph
 * @param keeping where the graph is kept; empty for in memory only
 */
record Settings(int exactBelow, Searching searching, Linking linking, Cleanup cleanup, Optional<Keeping> keeping) {
    /**
     * @param width least candidates
     * @param overquery candidates for each hit
     * @param products how cosines are computed
     */
    record Searching(int width, float overquery, DotProducts products) {}

    /**
     * @param degree most neighbours
     * @param beam candidates for neighbours
     * @param overflow factor beyond the degree
     * @param alpha of the diversity rule
     * @param threads that link many faces
     */
    record Linking(int degree, int beam, float overflow, float alpha, int threads) {}

    /**
     * @param share of the graph that removed faces may be
     * @param after how long a removed face stays at most
     */
    record Cleanup(float share, Duration after) {}

    /**
     * @param folder of the files
     * @param saveAfter changes after which a file is written again
     */
    record Keeping(Path folder, int saveAfter) {}

    static Settings of(Configuration c) {
        int threads = c.threads() > 0 ? c.threads() : Runtime.getRuntime().availableProcessors();
        return new Settings(
                c.exact_below(),
                new Searching(c.search_width(), c.overquery(), new DotProducts(c.vector_from())),
                new Linking(c.degree(), c.beam_width(), c.neighbor_overflow(), c.alpha(), threads),
                new Cleanup(c.cleanup_share(), Duration.ofSeconds(c.cleanup_seconds())),
                c.folder().isBlank()
                        ? Optional.empty()
                        : Optional.of(new Keeping(Path.of(c.folder()), c.save_after())));
    }

    /** Candidates that a search for so many hits follows. */
    int candidates(int hits) {
        return (int)
                Math.min(Integer.MAX_VALUE, Math.max(searching.width, Math.ceil((double) hits * searching.overquery)));
    }

    /** Whether comparing every face is as fast as following so many candidates. */
    boolean scans(int faces, int candidates) {
        return candidates >= faces || faces < (double) exactBelow * candidates / searching.width;
    }
}
