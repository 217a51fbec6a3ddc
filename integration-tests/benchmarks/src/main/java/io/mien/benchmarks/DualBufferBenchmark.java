package io.mien.benchmarks;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceEngine;
import io.mien.inference.InferenceSession;
import io.mien.inference.Outputs;
import io.mien.model.Model;
import io.mien.model.ModelId;
import io.mien.model.Mud;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a {@link DualBuffer} is worth to a program that has a session of its own and no recognizer: a detector's network, on one
 * picture after the other by {@link InferenceSession#run}, and on two at a time by {@link DualBuffer#submit}.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class DualBufferBenchmark {
    private static final int PICTURES = 20;

    private EmbeddedProduct product;
    private InferenceSession session;
    private DualBuffer buffers;
    private List<Image> batch;

    /** A model that no bundle brings. */
    private record LooseModel(ModelId id, Mud mud, Path weights) implements Model {}

    @Setup
    public void open() throws Exception {
        product = EmbeddedProduct.start(1);
        Path weights = BenchmarkMaterial.weights(BenchmarkMaterial.detectorName());
        String name = weights.getFileName().toString().replace(".onnx", ".mud");
        Mud mud = Mud.parse(Files.readString(weights.resolveSibling(name)), name);
        session = product.service(InferenceEngine.class)
                .open(new LooseModel(new ModelId(mud.name(), "0".repeat(64)), mud, weights));
        buffers = product.service(DualBuffer.class);
        if (!buffers.takes(session)) {
            throw new IllegalStateException("the session is another engine's");
        }
        batch = List.of(Image.of(
                BenchmarkMaterial.WIDTH, BenchmarkMaterial.HEIGHT, PixelFormat.BGR, BenchmarkMaterial.picture()));
    }

    private static int decode(Outputs outputs) {
        return outputs.all().stream().mapToInt(t -> t.values().limit()).sum();
    }

    @Benchmark
    @OperationsPerInvocation(PICTURES)
    public int run() throws Exception {
        int sum = 0;
        for (int i = 0; i < PICTURES; i++) {
            sum += session.run(batch, DualBufferBenchmark::decode);
        }
        return sum;
    }

    /** The answer to a picture is taken when the buffers are full. */
    @Benchmark
    @OperationsPerInvocation(PICTURES)
    public int submit() throws Exception {
        Deque<CompletionStage<Integer>> inFlight = new ArrayDeque<>();
        int sum = 0;
        for (int i = 0; i < PICTURES; i++) {
            inFlight.add(buffers.submit(session, batch, DualBufferBenchmark::decode));
            if (inFlight.size() == DualBuffer.IN_FLIGHT) {
                sum += answer(inFlight.remove());
            }
        }
        while (!inFlight.isEmpty()) {
            sum += answer(inFlight.remove());
        }
        return sum;
    }

    private static int answer(CompletionStage<Integer> promise) throws Exception {
        return promise.toCompletableFuture().get(1, TimeUnit.MINUTES);
    }

    @TearDown
    public void close() throws Exception {
        session.close();
        product.close();
    }
}
