package io.mien.benchmarks;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A frame as {@link OneFace} has it, and what the bare networks take of it. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 10, time = 2)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector", "-Xmx1g"})
public class RecognizeBenchmark {
    @Param({"1", "2"})
    public int threads;

    private OneFace work;

    @Setup
    public void open() throws Exception {
        work = new OneFace(threads);
    }

    @Benchmark
    public Object mien() throws Exception {
        return work.mien();
    }

    @Benchmark
    public Object straight() throws Exception {
        return work.straight();
    }

    @Benchmark
    public void bareNetworks() throws Exception {
        work.bareNetworks();
    }

    @TearDown
    public void close() throws Exception {
        work.close();
    }
}
