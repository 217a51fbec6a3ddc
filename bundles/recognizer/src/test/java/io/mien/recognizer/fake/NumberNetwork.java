package io.mien.recognizer.fake;

import io.mien.image.Image;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.inference.dual.InputPreparation;
import io.mien.inference.dual.PreparedInput;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** A double of a network that takes its time without the processor, and answers with the person of a picture of {@link Scene}. */
public final class NumberNetwork implements InputPreparation {
    private static final long PASS_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
    private static final long DECODE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final AtomicInteger open = new AtomicInteger();

    /** Buffers that were in use at once, at most. */
    public final AtomicInteger mostOpen = new AtomicInteger();

    /** The person that the outputs stand for. Takes its time, in which the next picture's pass begins. */
    public static int number(Outputs outputs) {
        pause(DECODE_NANOS);
        return (int) outputs.named("number").values().get(0);
    }

    @Override
    public PreparedInput prepare(List<Image> batch) {
        float number = batch.get(0).data()[0];
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        FloatBuffer output = FloatBuffer.wrap(new float[1]);
        return new PreparedInput() {
            @Override
            public void forward() {
                output.put(0, 0);
                pause(PASS_NANOS);
                output.put(0, number);
            }

            @Override
            public Outputs outputs() {
                return () -> List.of(new Tensor("number", List.of(1), output));
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    private static void pause(long nanos) {
        long end = System.nanoTime() + nanos;
        for (long left = nanos; left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
