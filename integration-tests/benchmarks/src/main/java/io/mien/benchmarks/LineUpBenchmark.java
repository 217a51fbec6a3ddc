package io.mien.benchmarks;

import io.mien.StageProperties;
import io.mien.detector.Detector;
import io.mien.detector.DetectorOptions;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.recognizer.FaceSelection;
import io.mien.recognizer.Recognizer;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/** What slots, lease and line-up add to a frame: a recognizer whose detector does nothing at all. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(2)
public class LineUpBenchmark {
    private final Image image = Image.of(1, 1, PixelFormat.GRAY, new byte[1]);
    private EmbeddedProduct product;
    private Recognizer recognizer;

    @Setup
    public void open() throws Exception {
        product = EmbeddedProduct.start(1);
        Detector nothing = (picture, options) -> List.of();
        Map<String, Object> first = Map.of(StageProperties.NAME, "nothing", "service.ranking", Integer.MAX_VALUE);
        product.runtime.context().registerService(Detector.class, nothing, new Hashtable<>(first));
        recognizer = product.recognizer();
    }

    @Benchmark
    public Object oneThread() throws Exception {
        return recognizer.detect(image, DetectorOptions.defaults(), FaceSelection.ALL);
    }

    @Benchmark
    @Threads(4)
    public Object fourThreads() throws Exception {
        return recognizer.detect(image, DetectorOptions.defaults(), FaceSelection.ALL);
    }

    @TearDown
    public void close() throws Exception {
        product.close();
    }
}
