package io.mien.benchmarks;

import io.mien.matcher.Hit;
import io.mien.matcher.Index;
import io.mien.matcher.SearchFigures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Matchers side by side on a made-up gallery: what each finds of what comparing every face finds, how long one search takes
 * and one for many probes, beside a plain read of the embeddings; how fast faces are put in, and searches while faces are put
 * in. Not a JMH benchmark: what is found matters as much as the time it takes, and matchers take turns, so that what
 * else the machine does meets all of them.
 *
 * <p>Arguments, each {@code key=value}: {@code faces}, {@code dimension}, {@code person} (faces of each person, 1 for random
 * directions), {@code probes}, or {@code vectors}, a folder with {@link VectorFiles}; {@code timed} (probes that are timed one by one); {@code jar.NAME=FILE} for one more matcher, such
 * as an older one; {@code NAME.KEY=VALUE} for the configuration of a matcher; {@code peers}, the Python with which
 * {@code peers/gallery.py} then searches the same vectors, and {@code methods}, what it runs. The rows at the end are a Markdown
 * table, which {@code peers/plot.py} draws. Started with {@code --add-modules jdk.incubator.vector}.
 */
public final class GalleryBenchmark {
    private static final int HITS = 10;
    private static final int CHUNK = 10_000;
    private static final long CALIBRATION_POLL_MILLIS = 50;

    private final Arguments arguments;
    private final Vectors faces;
    private final int size;
    private final List<float[]> probes = new ArrayList<>();
    private final Map<String, Index> indexes = new LinkedHashMap<>();
    private final Map<String, Long> putNanos = new HashMap<>();
    private final Map<String, String> recalls = new HashMap<>();
    private final String title;

    private GalleryBenchmark(Arguments arguments) throws IOException {
        this.arguments = arguments;
        int dimension = arguments.number("dimension", 128);
        Optional<String> folder = arguments.text("vectors");
        if (folder.isPresent()) {
            VectorFiles files = new VectorFiles(Path.of(folder.get()), dimension);
            size = files.size();
            faces = files;
            LongStream.range(0, files.probes()).mapToObj(files::probe).forEach(probes::add);
            title = String.format("%,d faces x %d of %s", size, dimension, folder.get());
            return;
        }
        int person = arguments.number("person", 10);
        int count = arguments.number("probes", 1_000);
        size = arguments.number("faces", 100_000);
        faces = new SyntheticEmbeddings(dimension, person);
        LongStream.range(0, count).mapToObj(i -> faces.probe(i * size / count)).forEach(probes::add);
        title = String.format("%,d faces x %d, %d of each person", size, dimension, person);
    }

    public static void main(String[] arguments) throws Exception {
        new GalleryBenchmark(new Arguments(arguments)).run();
    }

    private void run() throws Exception {
        System.out.printf("%s, %,d probes%n", title, probes.size());
        for (Map.Entry<String, Path> jar : arguments.jars().entrySet()) {
            indexes.put(
                    jar.getKey(),
                    MatcherJar.open(jar.getValue(), arguments.configuration(jar.getKey()))
                            .open(faces.dimension()));
        }
        fill();
        List<List<Hit>> expected = indexes.get("exact").search(probes, HITS);
        for (String name : indexes.keySet()) {
            await(name);
            recall(name, expected);
        }
        SearchTimes times = new SearchTimes(indexes, probes, HITS, arguments.number("timed", 200));
        times.single(size, faces.dimension());
        times.together();
        times.whileInserting(faces, size);
        table(times);
        Optional<String> python = arguments.text("peers");
        if (python.isPresent()) {
            GalleryPeers.run(python.get(), faces, size, probes, arguments.text("methods"));
        }
    }

    private void table(SearchTimes times) {
        System.out.println("| matcher | recall@1 / @10 | p50 / p99 ms | ms a probe of 64 | put in |");
        System.out.println("|---|---|---|---|---|");
        for (String name : indexes.keySet()) {
            System.out.printf(
                    "| %s | %s | %s | %.1f s |%n",
                    name, recalls.get(name), times.cells(name), putNanos.get(name) / 1e9);
        }
    }

    private void fill() {
        indexes.keySet().forEach(name -> putNanos.put(name, 0L));
        for (int from = 0; from < size; from += CHUNK) {
            int first = from;
            List<float[]> chunk = LongStream.range(from, Math.min(size, from + CHUNK))
                    .mapToObj(faces::face)
                    .toList();
            indexes.forEach((name, index) -> {
                long start = System.nanoTime();
                for (int i = 0; i < chunk.size(); i++) {
                    index.put(first + i, chunk.get(i));
                }
                putNanos.merge(name, System.nanoTime() - start, Long::sum);
            });
        }
        putNanos.forEach((name, nanos) ->
                System.out.printf("%-8s put in %.1f s, %,.0f faces/s%n", name, nanos / 1e9, size / (nanos / 1e9)));
    }

    /** Until its number of compared faces is measured, if it measures it. */
    private void await(String name) throws InterruptedException {
        Index index = indexes.get(name);
        long start = System.nanoTime();
        index.search(probes.get(0), 1);
        System.out.printf("%-8s first search %.1f ms after the last face%n", name, (System.nanoTime() - start) / 1e6);
        if (index.figures().isEmpty()) {
            return;
        }
        System.out.printf("%-8s before calibration: %s%n", name, index.figures().get());
        while (index.figures().get().recall().isEmpty()) {
            Thread.sleep(CALIBRATION_POLL_MILLIS);
        }
        SearchFigures figures = index.figures().get();
        System.out.printf(
                "%-8s calibrated in %.1f s: compares %,d, measured recall %.4f%n",
                name,
                (System.nanoTime() - start) / 1e9,
                figures.compared(),
                figures.recall().getAsDouble());
    }

    private void recall(String name, List<List<Hit>> expected) {
        List<List<Hit>> found = indexes.get(name).search(probes, HITS);
        String both = String.format("%.4f / %.4f", recall(expected, found, 1), recall(expected, found, HITS));
        recalls.put(name, both);
        System.out.printf("%-8s recall@1 / @%d %s%n", name, HITS, both);
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
}
