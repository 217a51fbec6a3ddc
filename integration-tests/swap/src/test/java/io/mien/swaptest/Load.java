package io.mien.swaptest;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import io.mien.MienException;
import io.mien.image.Image;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.Recognizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/**
 * Four threads that recognize pictures for as long as it is open; each answer is compared with the one that its line-up gives
 * when nothing is swapped. A frame counts as begun before it is handed over: what is never answered is lost.
 */
final class Load implements AutoCloseable {
    private static final int THREADS = 4;
    private static final int MOST_COMPLAINTS = 20;

    private final Supplier<Recognizer> recognizer;
    private final Map<String, Image> pictures;
    private final Answers answers;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicLong answered = new AtomicLong();
    private final AtomicLong wrong = new AtomicLong();
    private final Queue<String> complaints = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Latencies latencies = new Latencies();
    private volatile boolean open = true;
    private volatile boolean learning;

    Load(Supplier<Recognizer> recognizer, Map<String, Image> pictures, Answers answers) {
        this.recognizer = recognizer;
        this.pictures = pictures;
        this.answers = answers;
        for (int i = 0; i < THREADS; i++) {
            Thread thread = new Thread(this::run, "load-" + i);
            threads.add(thread);
            thread.start();
        }
    }

    private void run() {
        List<String> names = new ArrayList<>(pictures.keySet());
        for (int i = 0; open; i = (i + 1) % names.size()) {
            String name = names.get(i);
            begun.incrementAndGet();
            long from = System.nanoTime();
            try {
                Recognition answer = recognizer.get().recognize(pictures.get(name), RecognizeOptions.defaults());
                answered.incrementAndGet();
                latencies.add(System.nanoTime() - from);
                if (learning) {
                    answers.learnNew(name, answer);
                }
                answers.check(name, answer).ifPresent(w -> {
                    wrong.incrementAndGet();
                    complain(w);
                });
            } catch (MienException | RuntimeException | LinkageError e) {
                complain(name + ": " + e);
            }
        }
    }

    private void complain(String what) {
        if (complaints.size() < MOST_COMPLAINTS) {
            complaints.add(what);
        }
    }

    /** How long the answers took. */
    Latencies latencies() {
        return latencies;
    }

    /** From now on the first answer of a line-up that nobody learned is the one that all others must equal. */
    void learnNew() {
        learning = true;
    }

    /** Answers so far. */
    long answered() {
        return answered.get();
    }

    /** Waits until so many more frames are answered. */
    void awaitAnswers(int more, Framework framework) {
        long enough = answered() + more;
        framework.until("frames are answered; " + complaints, () -> answered() >= enough);
    }

    /** Ends the load and states the outcome of all frames. */
    @Override
    public void close() {
        stop();
        assertEquals("lost frames; " + complaints, begun.get(), answered.get());
        assertEquals("mislabeled frames; " + complaints, 0, wrong.get());
        assertTrue("frames were answered", answered.get() > THREADS);
    }

    private void stop() {
        open = false;
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
