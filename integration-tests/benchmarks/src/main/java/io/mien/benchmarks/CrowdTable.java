package io.mien.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.detector.Face;
import io.mien.image.Image;
import io.mien.tck.GroupPicture;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What detectors find in groups of synthetic people, searched as a whole and window by window, and what it costs: a table for
 * docs/crowds.md. Not a JMH benchmark: what is found matters as much as the time it takes. Arguments: threads of a model, runs of
 * each picture (the median of their processor times counts), names of detectors. Run from the root of the checkout, after a build:
 * {@code java -cp 'integration-tests/benchmarks/target/classes:integration-tests/benchmarks/target/lib/*'
 * io.mien.benchmarks.CrowdTable 2 3 mien_detector}.
 */
public final class CrowdTable {
    private static final double NANOS = 1e6;

    private final int runs;
    private final Map<String, GroupPicture> groups = new LinkedHashMap<>();

    private CrowdTable(int runs) throws Exception {
        this.runs = runs;
        add("64 of 100 px, 2000x2000", 2000, 2000, 64, 100);
        add("49 of 90 px, 2100x2100", 2100, 2100, 49, 90);
        add("100 of 150 px, 4000x4000", 4000, 4000, 100, 150);
        add("25 of 400 px, 6000x4000", 6000, 4000, 25, 400);
        add("1 of 200 px, 8000x600", 8000, 600, 1, 200);
    }

    private void add(String name, int width, int height, int count, int face) throws Exception {
        groups.put(name, GroupPicture.of(BenchmarkMaterial.home().resolve("people"), width, height, count, face, 1));
    }

    public static void main(String[] arguments) throws Exception {
        int threads = Integer.parseInt(arguments[0]);
        CrowdTable table = new CrowdTable(Integer.parseInt(arguments[1]));
        Path own =
                Path.of("models/mien_detector/src/main/resources/OSGI-INF/mien").toAbsolutePath();
        System.out.println("| detector | picture | found at once | found | doubles | surplus | points at once | points"
                + " | windows | ms at once | ms | ms a megapixel |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (String name : Arrays.asList(arguments).subList(2, arguments.length)) {
            try (EmbeddedProduct product =
                    EmbeddedProduct.start(threads, Map.of(), own, name, BenchmarkMaterial.extractorName())) {
                table.lines(name, product.service(Detector.class));
            }
        }
    }

    private void lines(String name, Detector detector) throws Exception {
        for (Map.Entry<String, GroupPicture> group : groups.entrySet()) {
            Image image = group.getValue().image();
            Answer once = answer(detector, image, DetectorOptions.defaults().ofFrames());
            Answer all = answer(detector, image, DetectorOptions.defaults());
            GroupPicture.Tally before = group.getValue().tally(once.faces),
                    tally = group.getValue().tally(all.faces);
            System.out.printf(
                    "| %s | %s | %d | %d of %d | %d | %d | %.3f | %.3f | %d | %.0f | %.0f | %.0f |%n",
                    name,
                    group.getKey(),
                    before.found(),
                    tally.found(),
                    tally.there(),
                    tally.doubles(),
                    tally.surplus(),
                    before.pointError(),
                    tally.pointError(),
                    detector.windows(image.width(), image.height(), DetectorOptions.defaults()),
                    once.millis,
                    all.millis,
                    all.millis * 1e6 / image.width() / image.height());
        }
    }

    /** Of all threads, so that other programs on the machine hardly count. */
    private static long processorNanos() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    /** The faces found, and the median processor time. */
    private record Answer(List<Face> faces, double millis) {}

    private Answer answer(Detector detector, Image image, DetectorOptions options) throws Exception {
        List<Face> faces = detector.detect(image, options);
        List<Double> millis = new ArrayList<>();
        for (int run = 0; run < runs; run++) {
            long from = processorNanos();
            faces = detector.detect(image, options);
            millis.add((processorNanos() - from) / NANOS);
        }
        return new Answer(faces, millis.stream().sorted().toList().get(runs / 2));
    }
}
