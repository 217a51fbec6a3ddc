package io.mien.benchmarks;

import io.mien.matcher.Index;
import io.mien.matcher.Matcher;
import java.util.Random;
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
import org.openjdk.jmh.annotations.Warmup;

/** Exact search of 100,000 x 256 against a plain read of as many bytes; 102.4 MB each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx2g"})
public class SearchBenchmark {
    private static final int FACES = 100_000;
    private static final int DIMENSION = 256;

    private EmbeddedProduct product;
    private Index index;
    private float[] probe;
    private long[] bytes;

    @Setup
    public void open() throws Exception {
        product = EmbeddedProduct.start(1);
        index = product.service(Matcher.class).open(DIMENSION);
        Random random = new Random(2);
        for (int i = 0; i < FACES; i++) {
            index.put(i, BenchmarkMaterial.unit(random, DIMENSION));
        }
        probe = BenchmarkMaterial.unit(random, DIMENSION);
        bytes = random.longs((long) FACES * DIMENSION * Float.BYTES / Long.BYTES)
                .toArray();
    }

    @Benchmark
    public Object search() {
        return index.search(probe, 1);
    }

    /** The JIT turns this sum into vector loads: it goes as fast as one thread gets memory. */
    @Benchmark
    public long plainRead() {
        long sum = 0;
        for (long value : bytes) {
            sum += value;
        }
        return sum;
    }

    @TearDown
    public void close() throws Exception {
        index.close();
        product.close();
    }
}
