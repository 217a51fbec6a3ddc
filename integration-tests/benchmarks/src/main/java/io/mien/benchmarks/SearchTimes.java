package io.mien.benchmarks;

import io.mien.matcher.Index;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;

/** How long searches of some indexes take, which take turns where they are compared. The times are printed at once. */
final class SearchTimes {
    private static final int TOGETHER = 64;
    private static final int ALONE = 16;
    private static final int LEAST_ROUNDS = 3;
    private static final int MOST_ROUNDS = 100;
    private static final long ENOUGH_NANOS = 3_000_000_000L;
    private static final int INSERTED = 10_000;
    private static final int INSERTS_PER_SECOND = 10_000;
    private static final String READ = "read";

    private final Map<String, Index> indexes;
    private final List<float[]> probes;
    private final int hits;
    private final int timed;
    private final Map<String, long[]> singles = new LinkedHashMap<>();
    private final Map<String, long[]> batches = new LinkedHashMap<>();

    /**
     * @param hits of each search
     * @param timed most searches that are timed one by one
     */
    SearchTimes(Map<String, Index> indexes, List<float[]> probes, int hits, int timed) {
        this.indexes = indexes;
        this.probes = probes;
        this.hits = hits;
        this.timed = Math.min(timed, probes.size());
    }

    /** The cells of an index in a Markdown table. */
    String cells(String name) {
        long[] single = singles.get(name);
        return String.format(
                "%.2f / %.2f | %.3f",
                percentile(single, 50), percentile(single, 99), percentile(batches.get(name), 50));
    }

    /** In milliseconds. */
    private static double percentile(long[] sorted, int percent) {
        return sorted[sorted.length * percent / 100] / 1e6;
    }

    /** One probe after the other, beside a plain read of as many bytes as the embeddings have. */
    void single(int faces, int dimension) {
        indexes.keySet().forEach(name -> singles.put(name, new long[timed]));
        singles.put(READ, new long[timed]);
        long[] values = new long[(int) ((long) faces * dimension / 2)];
        Arrays.fill(values, 1);
        for (int i = -timed / 4; i < timed; i++) {
            int probe = Math.abs(i);
            for (Map.Entry<String, long[]> entry : singles.entrySet()) {
                long start = System.nanoTime();
                if (entry.getKey().equals(READ)) {
                    Sink.of(read(values));
                } else {
                    search(indexes.get(entry.getKey()), probe);
                }
                entry.getValue()[probe] = System.nanoTime() - start;
            }
        }
        singles.forEach((name, all) -> print(name + " one probe", all));
    }

    /** The JIT turns this sum into vector loads. */
    private static long read(long[] values) {
        long sum = 0;
        for (long value : values) {
            sum += value;
        }
        return sum;
    }

    /** Several probes at once, and some of them one after the other, in turns. */
    void together() {
        List<float[]> some = probes.subList(0, Math.min(TOGETHER, probes.size()));
        int alone = Math.min(ALONE, probes.size());
        indexes.forEach((name, index) -> {
            long start = System.nanoTime();
            search(index, some);
            int rounds = (int) Math.min(MOST_ROUNDS, ENOUGH_NANOS / (System.nanoTime() - start)) + LEAST_ROUNDS;
            long[] atOnce = new long[rounds], each = new long[rounds];
            for (int round = -rounds / 2; round < rounds; round++) {
                long begin = System.nanoTime();
                search(index, some);
                long between = System.nanoTime();
                for (int i = 0; i < alone; i++) {
                    search(index, i);
                }
                atOnce[Math.abs(round)] = (between - begin) / some.size();
                each[Math.abs(round)] = (System.nanoTime() - between) / alone;
            }
            batches.put(name, atOnce);
            print(name + " of " + some.size() + " at once, each", atOnce);
            print(name + " one after the other, each", each);
        });
    }

    /** While faces are put in beside, and before. */
    void whileInserting(Vectors faces, int size) throws InterruptedException {
        int searches = Math.min(probes.size(), 5 * timed);
        for (Map.Entry<String, Index> entry : indexes.entrySet()) {
            print(entry.getKey() + " quiet", times(entry.getValue(), searches));
            AtomicBoolean done = new AtomicBoolean();
            List<float[]> more = LongStream.range(0, INSERTED)
                    .mapToObj(i -> faces.face(i % size))
                    .toList();
            Thread writer = new Thread(() -> insert(entry.getValue(), more, size, done));
            writer.start();
            print(entry.getKey() + " at " + INSERTS_PER_SECOND + " inserts/s", times(entry.getValue(), searches));
            done.set(true);
            writer.join();
        }
    }

    private static void insert(Index index, List<float[]> more, int firstId, AtomicBoolean done) {
        long start = System.nanoTime();
        for (int i = 0; !done.get(); i++) {
            index.put(firstId + i, more.get(i % more.size()));
            while (System.nanoTime() < start + i * 1_000_000_000L / INSERTS_PER_SECOND) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private long[] times(Index index, int searches) {
        long[] nanos = new long[searches];
        for (int i = 0; i < searches; i++) {
            long start = System.nanoTime();
            search(index, i);
            nanos[i] = System.nanoTime() - start;
        }
        return nanos;
    }

    private void search(Index index, int probe) {
        Sink.of(index.search(probes.get(probe), hits).size());
    }

    private void search(Index index, List<float[]> some) {
        Sink.of(index.search(some, hits).size());
    }

    private static void print(String name, long[] nanos) {
        Arrays.sort(nanos);
        System.out.printf(
                "%-36s least %.3f, p50 %.3f, p99 %.3f ms%n",
                name, nanos[0] / 1e6, percentile(nanos, 50), percentile(nanos, 99));
    }

    /** Keeps the JIT from leaving out what is timed. */
    private static final class Sink {
        private static volatile long last;

        static void of(long value) {
            last = value;
        }
    }
}
