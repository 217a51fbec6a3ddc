package io.mien.matcher.graph;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.Matcher;
import io.mien.matcher.cosine.DotProducts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Settings and material of the tests. */
final class Trial {
    static final int DIMENSION = 64;

    private Trial() {}

    /** Goes by the graph as soon as there are more faces than candidates. */
    static Settings settings(int width) {
        return settings(width, 0, Duration.ofDays(1), Optional.empty());
    }

    static Settings settings(int width, float cleanupShare, Duration cleanupAfter, Optional<Path> folder) {
        return new Settings(
                1,
                new Settings.Searching(width, 2, new DotProducts(Integer.MAX_VALUE)),
                new Settings.Linking(24, 64, 1.2f, 1.2f, 2),
                new Settings.Cleanup(cleanupShare, cleanupAfter),
                folder.map(f -> new Settings.Keeping(f, 1_000_000)));
    }

    /** A matcher whose searches wait until every face is in the graph. */
    static Matcher settling(Settings settings) {
        return dimension -> new Settling(new GraphIndex(dimension, settings, Optional.empty()));
    }

    static float[] embedding(Random random, int dimension) {
        float[] values = new float[dimension];
        double sum = 0;
        for (int i = 0; i < dimension; i++) {
            values[i] = (float) random.nextGaussian();
            sum += values[i] * values[i];
        }
        for (int i = 0; i < dimension; i++) {
            values[i] /= (float) Math.sqrt(sum);
        }
        return values;
    }

    private record Settling(GraphIndex index) implements Index {
        @Override
        public int dimension() {
            return index.dimension();
        }

        @Override
        public int size() {
            return index.size();
        }

        @Override
        public void put(long faceId, float[] embedding) {
            index.put(faceId, embedding);
        }

        @Override
        public void remove(long faceId) {
            index.remove(faceId);
        }

        @Override
        public List<Hit> search(float[] probe, int k) {
            index.settle();
            return index.search(probe, k);
        }

        @Override
        public void close() {
            index.close();
        }
    }
}
