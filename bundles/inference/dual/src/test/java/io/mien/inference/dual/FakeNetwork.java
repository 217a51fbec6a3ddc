package io.mien.inference.dual;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.support.testing.Await;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers with the number that a picture shows. Can be shut, so that a test sees what waits before it. */
final class FakeNetwork implements InputPreparation {
    final CountDownLatch freed = new CountDownLatch(1);
    final AtomicInteger prepared = new AtomicInteger();
    final AtomicInteger open = new AtomicInteger();
    final AtomicInteger mostInside = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private final CompletableFuture<Void> entered = new CompletableFuture<>();
    private final CompletableFuture<Void> reached = new CompletableFuture<>();
    private volatile CountDownLatch door = new CountDownLatch(0);
    private volatile int awaited = -1;
    volatile int failing = -1;
    volatile int unpreparable = -1;

    static List<Image> picture(int number) {
        byte[] row = {(byte) (number >> 8), (byte) number};
        return List.of(Image.of(2, 1, PixelFormat.GRAY, row));
    }

    static int number(Outputs outputs) {
        return (int) outputs.named("number").values().get(0);
    }

    void shut() {
        door = new CountDownLatch(1);
    }

    void open() {
        door.countDown();
    }

    void awaitInside() {
        entered.join();
    }

    /** Waits until so many batches have their buffers. */
    void awaitPrepared(int count) {
        Await.until(() -> prepared + " of " + count + " batches were prepared", () -> prepared.get() >= count);
    }

    /** Completed when this number has come into the network. */
    CompletableFuture<Void> reached(int number) {
        awaited = number;
        return reached;
    }

    @Override
    public PreparedInput prepare(List<Image> batch) throws InferenceException {
        byte[] row = batch.get(0).data();
        int number = (row[0] & 0xff) << 8 | row[1] & 0xff;
        if (number == unpreparable) {
            throw new InferenceException("fake", "no memory");
        }
        prepared.incrementAndGet();
        open.incrementAndGet();
        return new PreparedInput() {
            @Override
            public void forward() throws InferenceException {
                pass(number);
            }

            @Override
            public Outputs outputs() {
                FloatBuffer value = FloatBuffer.wrap(new float[] {number});
                return () -> List.of(new Tensor("number", List.of(1), value));
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    private void pass(int number) throws InferenceException {
        mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try {
            entered.complete(null);
            if (number == awaited) {
                reached.complete(null);
            }
            door.await();
            if (number == failing) {
                throw new InferenceException("fake", "it failed");
            }
        } catch (InterruptedException e) {
            throw new InferenceException("fake", "interrupted", e);
        } finally {
            inside.decrementAndGet();
        }
    }
}
