package io.mien.recognizer.fake;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.Matcher;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

/** A matcher for tests: looks at every face. */
public final class ScanMatcher implements Matcher {
    @Override
    public Index open(int dimension) {
        Map<Long, float[]> faces = new ConcurrentSkipListMap<>();
        return new Index() {
            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public int size() {
                return faces.size();
            }

            @Override
            public void put(long faceId, float[] embedding) {
                faces.put(faceId, embedding.clone());
            }

            @Override
            public void remove(long faceId) {
                faces.remove(faceId);
            }

            @Override
            public List<Hit> search(float[] probe, int k) {
                return faces.entrySet().stream()
                        .map(e -> new Hit(e.getKey(), dot(e.getValue(), probe)))
                        .sorted(Comparator.comparingDouble(Hit::cosine).reversed())
                        .limit(k)
                        .toList();
            }

            @Override
            public void close() {
                faces.clear();
            }
        };
    }

    private static float dot(float[] a, float[] b) {
        float sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
