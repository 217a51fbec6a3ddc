package io.mien.demo.swap;

import io.mien.MienException;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.Recognizer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Threads that hand one frame after the other to the recognizer until it is closed. A frame counts as begun before it is
 * handed over, so that one that is never answered is seen to be missing. Thread-safe.
 */
final class FrameLoop implements AutoCloseable {
    private final Recognizer recognizer;
    private final List<DemoScene> scenes;
    private final long start = System.nanoTime();
    private final AtomicLong begun = new AtomicLong();
    private final Queue<FrameOutcome> frames = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean open = true;

    private FrameLoop(Recognizer recognizer, List<DemoScene> scenes, int count) {
        this.recognizer = recognizer;
        this.scenes = List.copyOf(scenes);
        for (int i = 0; i < count; i++) {
            threads.add(new Thread(this::run, "mien-frames-" + i));
        }
    }

    /**
     * One that has begun.
     *
     * @param scenes that are shown in turns, at least one
     * @param count of threads, at least 1
     */
    static FrameLoop start(Recognizer recognizer, List<DemoScene> scenes, int count) {
        FrameLoop loop = new FrameLoop(recognizer, scenes, count);
        loop.threads.forEach(Thread::start);
        return loop;
    }

    private void run() {
        while (open) {
            DemoScene scene = scenes.get((int) (begun.getAndIncrement() % scenes.size()));
            frames.add(answer(scene));
        }
    }

    private FrameOutcome answer(DemoScene scene) {
        long from = System.nanoTime() - start;
        try {
            Recognition answer = recognizer.recognize(scene.image(), scene.options());
            return new FrameOutcome(from, System.nanoTime() - start, Optional.of(answer.lineUp()), scene.wrong(answer));
        } catch (MienException | RuntimeException e) {
            return new FrameOutcome(
                    from, System.nanoTime() - start, Optional.empty(), scene.name() + ": " + e.getMessage());
        }
    }

    /** Frames that were handed over. */
    long begun() {
        return begun.get();
    }

    /** The outcomes of the frames that are done, in no order. */
    Collection<FrameOutcome> frames() {
        return frames;
    }

    /** Seconds since it began. */
    double seconds() {
        return (System.nanoTime() - start) / 1e9;
    }

    /** Hands over no more frames, and waits for those on their way. */
    @Override
    public void close() {
        open = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                // A frame in progress then counts as lost, which it is after an interrupt.
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
