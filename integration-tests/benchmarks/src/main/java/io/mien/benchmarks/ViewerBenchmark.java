package io.mien.benchmarks;

import io.mien.support.testing.PageViewer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What those who look at the page cost recognition: frames a second that are recognized while so many pages watch, before a camera
 * of 25 frames a second and before one that always has another frame, which leaves no processor idle. Server and pages are in this
 * process and talk over the network's loopback. After each iteration a line says how many frames a second were recognized just
 * before it without pages, how many pictures a second each page got, and how old they were when they came. A frame's age counts
 * from the time that the camera gave it.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 1, time = 10)
@Measurement(iterations = 5, time = 10)
@Fork(1)
public class ViewerBenchmark {
    private static final long ALONE_NANOS = TimeUnit.SECONDS.toNanos(10);

    @Param({"25", "0"})
    private int cameraRate;

    @Param({"0", "1", "3"})
    private int viewers;

    private final List<PageViewer> pages = new ArrayList<>();
    private WatchedProduct product;
    private double alone; // frames a second
    private long begun; // nanoseconds
    private long frames; // before the iteration
    private List<Integer> seen = List.of(); // pictures of each page, before the iteration

    @Setup
    public void open() throws Exception {
        product = new WatchedProduct(cameraRate);
    }

    @Setup(Level.Iteration)
    public void watch() throws Exception {
        begin();
        while (System.nanoTime() - begun < ALONE_NANOS) {
            product.awaitFrame();
        }
        alone = framesASecond();
        for (int i = 0; i < viewers; i++) {
            pages.add(product.view());
        }
        for (PageViewer page : pages) {
            while (page.ages().isEmpty()) {
                product.awaitFrame();
            }
        }
        seen = pages.stream().map(page -> page.ages().size()).toList();
        begin();
    }

    private void begin() throws InterruptedException {
        frames = product.awaitFrame();
        begun = System.nanoTime();
    }

    private double framesASecond() throws InterruptedException {
        return (product.awaitFrame() - frames) / seconds();
    }

    private double seconds() {
        return (System.nanoTime() - begun) / 1e9;
    }

    /** The next frame. */
    @Benchmark
    public long frame() throws InterruptedException {
        return product.awaitFrame();
    }

    @TearDown(Level.Iteration)
    public void leave() throws InterruptedException {
        double watched = framesASecond();
        double seconds = seconds();
        String line = String.format(
                Locale.ROOT, "without pages %.1f frames/s, with %d %.3f of it", alone, viewers, watched / alone);
        List<Long> ages = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            PageViewer page = pages.get(i);
            if (!page.end().isEmpty()) {
                throw new IllegalStateException(page.end());
            }
            List<Long> all = page.ages();
            ages.addAll(all.subList(seen.get(i), all.size()));
            page.close();
        }
        pages.clear();
        System.out.println(line + received(ages, seconds));
    }

    private String received(List<Long> ages, double seconds) {
        if (ages.isEmpty()) {
            return "";
        }
        List<Long> sorted = ages.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "; each page got %.1f pictures/s, %d ms old (99 %%: %d ms)",
                ages.size() / seconds / viewers,
                sorted.get(sorted.size() / 2),
                sorted.get(sorted.size() * 99 / 100));
    }

    @TearDown
    public void close() throws Exception {
        product.close();
    }
}
