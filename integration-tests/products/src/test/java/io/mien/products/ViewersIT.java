package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.support.testing.PageViewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/**
 * The demo with three viewers while a stage is replaced every minute, for {@code -Dmien.live.minutes}; what viewers cost, before.
 */
class ViewersIT {
    private static final int MINUTES = Integer.getInteger("mien.live.minutes", 0);
    /** After so many minutes memory must not grow any more: caches are full, and everything was compiled and replaced. */
    private static final int SETTLED = 10;

    private static final double FLAT = 1.1;

    /** The share of faces that may have a wrong name: where heads merge in a crossing, boxes and pictures are of both. */
    private static final double MISTAKEN = .01;

    private static final Duration PHASE = Duration.ofSeconds(15);

    /** A swap, and the way back. */
    private static final String[] SWAPS = {"aligner:plain", "aligner:opencv", "matcher:signs", "matcher:exact"};

    @TempDir
    private Path folder;

    private Product product;
    private Mien.Running running;

    @Test
    void threeViewersSeeEverySwapAndNoFrameFails(TestReporter reporter) throws Exception {
        assumeTrue(MINUTES > 0, "takes long: -Dmien.live.minutes=2");
        product = new Product(Mien.atPictures(), folder.resolve("data"));
        product.on("enroll", "--people", "people").done();
        Path written = folder.resolve("faces");
        product.on("deploy", TrackRecorder.write(written, folder)).done();
        List<PageViewer> viewers = new ArrayList<>();
        try (Mien.Running live = product.mien().start("live", "demo:", "--page", "0", "--data", product.data())) {
            running = live;
            Wait.until(
                    () -> running.written().contains("page http")
                            || !running.process().isAlive(),
                    "the page is served");
            Wait.until(() -> source("frames") > 50, "frames are recognized");
            for (int count : new int[] {0, 1, 3}) {
                while (viewers.size() < count) {
                    viewers.add(new PageViewer(product.on("page").done().out(), "demo").watch());
                }
                reporter.publishEntry(count + " viewers", measured(viewers));
            }
            List<Long> memory = new ArrayList<>();
            for (int minute = 0; minute < MINUTES; minute++) {
                product.on("use", SWAPS[minute % SWAPS.length]).done();
                List<Integer> seen = viewers.stream().map(v -> v.ages().size()).toList();
                pass(Duration.ofMinutes(1));
                for (int i = 0; i < viewers.size(); i++) {
                    PageViewer viewer = viewers.get(i);
                    int before = seen.get(i);
                    assertEquals("", viewer.end());
                    assertTrue(viewer.ages().size() > before, "pictures after a swap");
                }
                memory.add(resident());
            }
            reporter.publishEntry("resident after each minute, MiB", memory.toString());
            if (MINUTES > SETTLED) {
                long most = memory.stream()
                        .skip(SETTLED)
                        .mapToLong(Long::longValue)
                        .max()
                        .orElseThrow();
                assertTrue(most <= FLAT * memory.get(SETTLED - 1), memory::toString);
            }
            reporter.publishEntry("frames", source("frames") + ", left out " + source("leftOut"));
            assertEquals(0, source("failures"), "frames that failed");
            product.on("stop").done();
            running.await().done();
        } finally {
            viewers.forEach(PageViewer::close);
        }
        DemoNames names = DemoNames.of(TrackRecorder.read(written), "seed=1");
        reporter.publishEntry("names", names.toString());
        assertTrue(names.mistaken() <= MISTAKEN * names.right() && names.right() > 0, names::toString);
    }

    /** Frames a second, processors, and of the viewers pictures a second and their age. */
    private String measured(List<PageViewer> viewers) throws IOException {
        List<Integer> seen = viewers.stream().map(v -> v.ages().size()).toList();
        double frames = source("frames");
        double processor = processorSeconds();
        double seconds = pass(PHASE);
        String text = String.format(
                Locale.ROOT,
                "%.1f frames/s, %.2f processors",
                (source("frames") - frames) / seconds,
                (processorSeconds() - processor) / seconds);
        if (viewers.isEmpty()) {
            return text;
        }
        List<Long> ages = new ArrayList<>();
        for (int i = 0; i < viewers.size(); i++) {
            List<Long> all = viewers.get(i).ages();
            ages.addAll(all.subList(seen.get(i), all.size()));
        }
        assertTrue(!ages.isEmpty(), "pictures come");
        List<Long> sorted = ages.stream().sorted().toList();
        return text
                + String.format(
                        Locale.ROOT,
                        "; a viewer gets %.1f pictures/s, %d ms old (99 %%: %d ms)",
                        ages.size() / seconds / viewers.size(),
                        sorted.get(sorted.size() / 2),
                        sorted.get(sorted.size() * 99 / 100));
    }

    /** Waits until so much time has passed, and says how much it was. */
    private double pass(Duration time) {
        long start = System.nanoTime();
        Wait.until(
                () -> System.nanoTime() - start >= time.toNanos()
                        || !running.process().isAlive(),
                "time passes");
        assertTrue(running.process().isAlive(), () -> running.await().toString());
        return (System.nanoTime() - start) / 1e9;
    }

    private double source(String figure) {
        Map<String, Object> demo = Product.object(((List<?>) product.status().get("sources")).get(0));
        return (Double) demo.get(figure);
    }

    private double processorSeconds() {
        return running.process()
                        .toHandle()
                        .info()
                        .totalCpuDuration()
                        .orElseThrow()
                        .toNanos()
                / 1e9;
    }

    private long resident() throws IOException {
        return Files.readAllLines(Path.of("/proc/" + running.process().pid() + "/status")).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }
}
