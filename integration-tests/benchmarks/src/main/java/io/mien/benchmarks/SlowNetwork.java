package io.mien.benchmarks;

import io.mien.detector.Face;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import io.mien.inference.dual.InputPreparation;
import io.mien.inference.dual.PreparedInput;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A double of an NPU: 20 ms a picture without the processor, with 10 ms of the processor's work before and 5 ms behind. */
final class SlowNetwork implements InputPreparation {
    private static final long NETWORK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long BEFORE = TimeUnit.MILLISECONDS.toNanos(10);
    private static final long BEHIND = TimeUnit.MILLISECONDS.toNanos(5);

    @Override
    public PreparedInput prepare(List<Image> batch) {
        work(BEFORE);
        return new PreparedInput() {
            @Override
            public void forward() throws InferenceException {
                long end = System.nanoTime() + NETWORK;
                for (long left = NETWORK; left > 0; left = end - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
            }

            @Override
            public Outputs outputs() {
                return List::of;
            }

            @Override
            public void close() {}
        };
    }

    /** Nobody is in the picture, and that takes its time. */
    static List<Face> decode(Outputs outputs) {
        work(BEHIND);
        return List.of();
    }

    private static void work(long nanos) {
        long end = System.nanoTime() + nanos;
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }
}
