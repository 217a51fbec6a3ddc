package io.mien.benchmarks;

import io.mien.aligner.AlignmentId;
import io.mien.extractor.EmbeddingSpace;
import io.mien.extractor.Extractor;
import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.IndexKey;
import io.mien.matcher.Matcher;
import io.mien.store.GalleryId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What the matcher {@code graph} finds of what {@code exact} finds, and how fast each is. Not a JMH benchmark: making the
 * graph is most of the work, and what is found matters as much as the time it takes. Arguments: faces, faces of each person
 * (1 for random directions), probes, and any of the matcher's configuration ({@code degree=16}). With {@code folder=DIR} the graph
 * stays there, and is not made anew by the next run that differs in its {@code search.width} alone. Started with
 * {@code --add-modules jdk.incubator.vector}.
 */
public final class GraphRecall {
    private static final int DIMENSION = 128;
    private static final int HITS = 10;
    private static final int THREADS = 2;
    private static final long POLL_MILLIS = 20;

    private final int size;
    private final Faces faces;
    private final List<float[]> probes;
    private final Path folder;
    /** Median of the exact searches. */
    private long exactNanos;

    private GraphRecall(int size, int perPerson, int probes, Path folder) {
        this.size = size;
        this.faces = new Faces(DIMENSION, perPerson);
        // Spread over the gallery.
        this.probes = IntStream.range(0, probes)
                .mapToObj(i -> faces.probe((long) i * size / probes))
                .toList();
        this.folder = folder;
    }

    public static void main(String[] arguments) throws Exception {
        int size = Integer.parseInt(arguments[0]), perPerson = Integer.parseInt(arguments[1]);
        Map<String, Object> configuration = configuration(arguments);
        Path folder = Path.of(configuration.get("folder").toString());
        System.out.printf("%,d faces x %d, %d of each person%n", size, DIMENSION, perPerson);
        try (Product product = Product.start(1, configuration)) {
            Extractor extractor = product.service(Extractor.class);
            IndexKey key = new IndexKey(
                    new GalleryId(new UUID(0, size)),
                    new EmbeddingSpace(extractor.embeddingModel(), AlignmentId.SIMILARITY));
            GraphRecall recall = new GraphRecall(size, perPerson, Integer.parseInt(arguments[2]), folder);
            List<List<Hit>> expected = recall.exact(product.stage(Matcher.class, "exact"));
            Matcher graph = product.stage(Matcher.class, "graph");
            recall.graph(graph, key, expected);
            recall.again(graph, key);
        } finally {
            if (Stream.of(arguments).noneMatch(a -> a.startsWith("folder="))) {
                delete(folder);
            }
        }
    }

    private static Map<String, Object> configuration(String[] arguments) throws IOException {
        Map<String, Object> configuration = new HashMap<>();
        Stream.of(arguments)
                .skip(3)
                .map(a -> a.split("="))
                .forEach(a -> configuration.put(a[0], a[1].matches("\\d+") ? Integer.valueOf(a[1]) : a[1]));
        if (!configuration.containsKey("folder")) {
            configuration.put("folder", Files.createTempDirectory("mien-graphs").toString());
        }
        return configuration;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted((a, b) -> b.compareTo(a)).forEach(f -> f.toFile().delete());
        }
    }

    private List<List<Hit>> exact(Matcher matcher) throws Exception {
        long before = usedBytes();
        try (Index index = matcher.open(DIMENSION)) {
            fill("exact", index);
            System.out.printf("exact: %,d MB%n", usedBytes() - before >> 20);
            return searched("exact", index);
        }
    }

    private void graph(Matcher matcher, IndexKey key, List<List<Hit>> expected) throws Exception {
        long before = usedBytes();
        long start = System.nanoTime();
        boolean kept = file().isPresent();
        try (Index index = matcher.open(key, DIMENSION)) {
            fill("graph", index);
            index.search(probes.get(0), 1);
            Path file = awaitFile();
            if (kept) {
                awaitGraph(index);
            }
            System.out.printf(
                    "graph: %s in %.1f s%n", kept ? "read" : "made and written", (System.nanoTime() - start) / 1e9);
            System.out.printf("graph: %,d MB, %,d MB on disk%n", usedBytes() - before >> 20, Files.size(file) >> 20);
            List<List<Hit>> found = searched("graph", index);
            System.out.printf(
                    "graph: recall@1 %.4f, recall@%d %.4f%n",
                    recall(expected, found, 1), HITS, recall(expected, found, HITS));
        }
    }

    /** How long it takes from an index without faces to searches through the graph, where the graph was kept. */
    private void again(Matcher matcher, IndexKey key) throws Exception {
        long start = System.nanoTime();
        try (Index index = matcher.open(key, DIMENSION)) {
            fill("graph again", index);
            long filled = System.nanoTime();
            awaitGraph(index);
            long end = System.nanoTime();
            System.out.printf(
                    "graph again: there %.1f s after the last face, %.1f s in all%n",
                    (end - filled) / 1e9, (end - start) / 1e9);
        }
    }

    /** Until searches go through the graph, each compares every face, which takes longer in a gallery worth one. */
    private void awaitGraph(Index index) {
        long limit = exactNanos / 2;
        int fast = 0;
        while (fast < HITS) {
            long from = System.nanoTime();
            index.search(probes.get(fast), 1);
            fast = System.nanoTime() - from < limit ? fast + 1 : 0;
        }
    }

    private void fill(String name, Index index) {
        long start = System.nanoTime();
        for (int i = 0; i < size; i++) {
            index.put(i, faces.face(i));
        }
        System.out.printf("%s: faces made and put in %.1f s%n", name, (System.nanoTime() - start) / 1e9);
    }

    /** The matcher writes its file when every face is in the graph. */
    private Path awaitFile() throws IOException, InterruptedException {
        Optional<Path> file = file();
        while (file.isEmpty()) {
            Thread.sleep(POLL_MILLIS);
            file = file();
        }
        return file.get();
    }

    private Optional<Path> file() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(f -> f.toString().endsWith(".graph")).findFirst();
        }
    }

    private List<List<Hit>> searched(String name, Index index) throws Exception {
        for (int i = 0; i < probes.size(); i++) {
            index.search(probes.get(i), HITS);
        }
        List<List<Hit>> found = new ArrayList<>();
        long[] nanos = new long[probes.size()];
        for (int i = 0; i < probes.size(); i++) {
            long start = System.nanoTime();
            found.add(index.search(probes.get(i), HITS));
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        exactNanos = exactNanos == 0 ? nanos[nanos.length / 2] : exactNanos;
        System.out.printf(
                "%s: a search takes p50 %.3f ms, p99 %.3f ms; %,.0f searches/s in %d threads%n",
                name,
                nanos[nanos.length / 2] / 1e6,
                nanos[nanos.length * 99 / 100] / 1e6,
                searchesPerSecond(index),
                THREADS);
        return found;
    }

    private double searchesPerSecond(Index index) throws InterruptedException {
        AtomicLong next = new AtomicLong();
        List<Thread> threads = new ArrayList<>();
        long start = System.nanoTime();
        for (int t = 0; t < THREADS; t++) {
            Thread thread = new Thread(() -> {
                for (long i = next.getAndIncrement(); i < probes.size(); i = next.getAndIncrement()) {
                    index.search(probes.get((int) i), HITS);
                }
            });
            thread.start();
            threads.add(thread);
        }
        for (Thread thread : threads) {
            thread.join();
        }
        return probes.size() / ((System.nanoTime() - start) / 1e9);
    }

    private static double recall(List<List<Hit>> expected, List<List<Hit>> found, int hits) {
        double sum = 0;
        for (int i = 0; i < expected.size(); i++) {
            Set<Long> right = ids(expected.get(i), hits);
            right.retainAll(ids(found.get(i), hits));
            sum += right.size();
        }
        return sum / hits / expected.size();
    }

    private static Set<Long> ids(List<Hit> hits, int most) {
        return hits.stream().limit(most).map(Hit::faceId).collect(Collectors.toCollection(HashSet::new));
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
