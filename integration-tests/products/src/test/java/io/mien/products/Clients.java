package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Clients that keep asking a running product, each a process after another, until they are stopped. */
final class Clients {
    private final List<PrintedAnswer> answers = new ArrayList<>(); // guarded by this
    private final AtomicInteger turn = new AtomicInteger();
    private final List<CompletableFuture<Void>> all = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * @param count how many at once
     * @param pictures recognized over and over again, so many at a time
     * @param recognize answers to pictures; fails if one is not answered
     */
    Clients(int count, List<?> pictures, int atOnce, Function<List<?>, List<PrintedAnswer>> recognize) {
        for (int i = 0; i < count; i++) {
            all.add(CompletableFuture.runAsync(() -> {
                while (!stopped) {
                    int from = turn.getAndIncrement() * atOnce % (pictures.size() - atOnce);
                    List<?> asked = pictures.subList(from, from + atOnce);
                    add(recognize.apply(asked), asked.size());
                }
            }));
        }
    }

    private synchronized void add(List<PrintedAnswer> more, int asked) {
        assertEquals(asked, more.size());
        more.forEach(a -> assertEquals("", a.error()));
        answers.addAll(more);
    }

    /** How many answers came so far; fails if a client did. */
    synchronized int count() {
        all.stream().filter(CompletableFuture::isDone).forEach(CompletableFuture::join);
        return answers.size();
    }

    /** Returns when so many more answers came. */
    void await(int more) {
        int least = count() + more;
        Wait.until(() -> count() >= least, more + " more answers");
    }

    /** Ends them; fails if one of their questions had no answer. */
    List<PrintedAnswer> stop() {
        stopped = true;
        all.forEach(CompletableFuture::join);
        return answers;
    }
}
