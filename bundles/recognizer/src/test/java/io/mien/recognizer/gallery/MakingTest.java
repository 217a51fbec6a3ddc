package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class MakingTest {
    private static Making making(double duty, Progress progress) {
        return new Making(Hall.limits(duty, Duration.ofSeconds(20)), false, progress);
    }

    private static void work(long millis) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    private static double shareOfWork(double duty) throws InterruptedException {
        Making making = making(duty, Progress.NONE);
        long start = System.nanoTime();
        for (int i = 0; i < 4; i++) {
            work(20);
            making.rest();
        }
        return 80e6 / (System.nanoTime() - start);
    }

    @Test
    void pausesTakeTheRestOfTheTime() throws InterruptedException {
        double share = shareOfWork(.25);
        assertTrue(share < .27, "worked " + share + " of the time");
        assertTrue(shareOfWork(1) > .3, "paused without a reason");
    }

    @Test
    void hurriedBuildPausesNoMore() throws Exception {
        Making making = making(.000_01, Progress.NONE);
        CompletableFuture<Void> worker = CompletableFuture.runAsync(() -> rest(making));
        making.hurry();
        worker.get(20, TimeUnit.SECONDS);
        work(10);
        making.rest();
    }

    private static void rest(Making making) {
        try {
            work(10);
            making.rest();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aPauseEndsWhenItIsStoppedOrCancelled() throws Exception {
        Making stopped = making(.000_01, Progress.NONE);
        stopped.stop();
        assertThrows(InterruptedException.class, stopped::rest);
        boolean[] wanted = {true};
        Making cancelled = making(.000_01, new Progress() {
            private int asked;

            @Override
            public void at(double done) {}

            @Override
            public boolean cancelled() {
                return ++asked > 2 || !wanted[0];
            }
        });
        work(10);
        assertThrows(InterruptedException.class, cancelled::rest);
    }

    @Test
    void progressOnlyGrows() {
        List<Double> seen = new ArrayList<>();
        Making making = making(1, seen::add);
        for (double share : new double[] {.1, .5, .3, .5, 2}) {
            making.done(share);
        }
        assertEquals(List.of(.1, .5, 1.), seen);
    }
}
