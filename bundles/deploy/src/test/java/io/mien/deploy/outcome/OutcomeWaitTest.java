package io.mien.deploy.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.outcome.Verdict.State;
import io.mien.support.testing.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OutcomeWaitTest {
    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(30);

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final OutcomeSignals signals = new OutcomeSignals();
    private final AtomicInteger asked = new AtomicInteger();

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void asksAgainWhenSomethingHasChanged() throws Exception {
        Future<State> outcome =
                threads.submit(() -> await(LONG, LONG, question -> question == 1 ? State.PENDING : State.SERVING));
        Await.until(() -> asked.get() == 1);
        signals.changed();
        assertEquals(State.SERVING, outcome.get(30, TimeUnit.SECONDS));
        assertEquals(2, asked.get());
    }

    /** A candidate is registered, and the recognizer has not taken it when the first question is asked. */
    @Test
    void asksOnceMoreWhenNothingHasChangedForAWhile() throws Exception {
        assertEquals(State.CANDIDATE, await(LONG, SHORT, question -> question == 1 ? State.PENDING : State.CANDIDATE));
        assertEquals(3, asked.get());
    }

    @Test
    void asksNothingWhileNothingChanges() {
        Duration quiet = Duration.ofSeconds(5);
        DeploymentException e =
                assertThrows(DeploymentException.class, () -> await(quiet, SHORT, question -> State.PENDING));
        assertEquals("face: why, for " + quiet.toMillis() + " ms now", e.getMessage());
        // At the beginning, after a while, and before it gives up; on a slow machine the last two are one.
        assertTrue(asked.get() <= 3, asked::toString);
    }

    private State await(Duration quiet, Duration settle, IntFunction<State> answers) throws DeploymentException {
        OutcomeWait wait = new OutcomeWait(threads, signals, quiet, settle);
        wait.begin();
        try {
            List<Verdict> verdicts = wait.await(
                    () -> List.of(new Verdict(answers.apply(asked.incrementAndGet()), "face", "why")),
                    DeploymentListener.NONE);
            return verdicts.get(0).state();
        } finally {
            wait.end();
        }
    }
}
