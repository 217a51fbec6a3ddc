package io.mien.benchmarks;

import io.mien.StageProperties;
import io.mien.camera.Frame;
import io.mien.camera.FrameSource;
import io.mien.detector.Detector;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.inference.dual.CallGate;
import io.mien.inference.dual.NetworkLane;
import io.mien.recognizer.FrameResult;
import io.mien.recognizer.RecognitionStream;
import io.mien.recognizer.Recognizer;
import io.mien.recognizer.StreamOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What two buffers are worth: frames a second of {@link Recognizer#stream} with one frame on its way, and with three. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 2, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(1)
public class StreamBenchmark {
    private static final int FRAMES = 50;

    @Param({"1", "3"})
    private int inFlight;

    private final Image image = Image.of(1, 1, PixelFormat.GRAY, new byte[1]);
    private EmbeddedProduct product;

    @Setup
    public void open() throws Exception {
        product = EmbeddedProduct.start(1);
        NetworkLane lane = new NetworkLane("double", new CallGate(() -> {}), new SlowNetwork(), Duration.ofSeconds(10));
        Detector slow = (picture, options) -> lane.run(List.of(picture), SlowNetwork::decode);
        Map<String, Object> first = Map.of(StageProperties.NAME, "double", "service.ranking", Integer.MAX_VALUE);
        product.runtime.context().registerService(Detector.class, slow, new Hashtable<>(first));
    }

    /** Checks on the way that results come in order and none is lost. */
    @Benchmark
    @OperationsPerInvocation(FRAMES)
    public void frames() throws Exception {
        Recognizer recognizer = product.recognizer();
        StreamOptions options = StreamOptions.defaults().inFlight(inFlight);
        int seen = 0;
        try (RecognitionStream stream = recognizer.stream(source(), options)) {
            for (Optional<FrameResult> next = stream.next(); next.isPresent(); next = stream.next()) {
                if (!(next.get() instanceof FrameResult.Recognized)
                        || next.get().frame().sequence() != ++seen) {
                    throw new IllegalStateException("frame " + seen + " gave " + next.get());
                }
            }
        }
        if (seen != FRAMES) {
            throw new IllegalStateException(seen + " of " + FRAMES + " frames");
        }
    }

    private FrameSource source() {
        AtomicInteger sequence = new AtomicInteger();
        return new FrameSource() {
            @Override
            public Optional<Frame> next() {
                int number = sequence.incrementAndGet();
                return number > FRAMES ? Optional.empty() : Optional.of(new Frame(number, Instant.EPOCH, image));
            }

            @Override
            public void close() {}
        };
    }

    @TearDown
    public void close() throws Exception {
        product.close();
    }
}
