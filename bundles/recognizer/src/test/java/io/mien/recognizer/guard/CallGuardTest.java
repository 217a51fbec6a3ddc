package io.mien.recognizer.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageFailedException;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageRetiredException;
import io.mien.aligner.AlignmentException;
import io.mien.inference.InferenceException;
import io.mien.recognizer.fake.Mood;
import io.mien.store.IllegalLabelException;
import io.mien.store.StoreException;
import io.mien.support.testing.Await;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CallGuardTest {
    private static final Consumer<Object> ANY = answer -> {};

    private final List<MonitoredStage> leaked = new ArrayList<>();
    private final CallGuard guard = guard(1000, 20_000);
    private final MonitoredStage monitored =
            new MonitoredStage(StageKind.DETECTOR, new StageId("d", "1.0.0"), new CallRecord());
    private final Mood mood = new Mood();

    private CallGuard guard(long deadlineMillis, long graceMillis) {
        return new CallGuard(() -> new GuardLimits(deadlineMillis, graceMillis, 16), leaked::add);
    }

    @AfterEach
    void end() {
        mood.over.countDown();
        guard.close();
    }

    private StageFailure failure(GuardedCall<?> call) {
        return assertThrows(StageFailure.class, () -> guard.run(monitor -> monitor.call(monitored, 1, call, ANY)));
    }

    @Test
    void workRunsOnAThreadThatKeepsNothingOfTheCallers() throws Exception {
        Thread.currentThread().setContextClassLoader(new ClassLoader() {});
        Thread worker = guard.run(monitor -> Thread.currentThread());
        assertNotSame(Thread.currentThread(), worker);
        assertTrue(worker.isDaemon());
        assertTrue(worker.getName().startsWith("mien-stage-"));
        assertSame(CallGuard.class.getClassLoader(), worker.getContextClassLoader());
    }

    @Test
    void exceptionsOfAStageAreItsFailuresExceptRetirementAndNoFace() {
        InferenceException own = new InferenceException("d", "no");
        StageFailure failure = failure(() -> {
            throw own;
        });
        assertSame(own, failure.toException());
        assertSame(monitored, failure.monitored());
        assertEquals(
                "the detector d/1.0.0 failed: java.lang.StackOverflowError",
                failure(() -> {
                            throw new StackOverflowError();
                        })
                        .toException()
                        .getMessage());
        assertThrows(
                StageRetiredException.class,
                () -> guard.call(
                        monitored,
                        1,
                        () -> {
                            throw new StageRetiredException("d");
                        },
                        ANY));
        assertThrows(
                AlignmentException.class,
                () -> guard.call(
                        monitored,
                        1,
                        () -> {
                            throw new AlignmentException("flat");
                        },
                        ANY));
    }

    @Test
    void anAnswerThatCannotBeIsAFailure() {
        StageFailure failure = assertThrows(
                StageFailure.class,
                () -> guard.call(
                        monitored, 1, () -> List.of(new float[] {.5f}), v -> AnswerValidation.embeddings(v, 1, 1)));
        assertTrue(failure.toException() instanceof StageFailedException);
        assertTrue(failure.getMessage().contains("not of unit length"), failure.getMessage());
        assertThrows(IllegalStateException.class, () -> AnswerValidation.cosine(Float.NaN));
        assertThrows(IllegalStateException.class, () -> AnswerValidation.cosine(1.1f));
        assertThrows(IllegalStateException.class, () -> AnswerValidation.embeddings(List.of(), 1, 1));
        assertThrows(IllegalStateException.class, () -> AnswerValidation.embeddings(List.of(new float[2]), 1, 1));
        assertThrows(
                IllegalStateException.class, () -> AnswerValidation.embeddings(List.of(new float[] {Float.NaN}), 1, 1));
    }

    @Test
    void aCallThatEndsWhenInterruptedIsNotLeakedAndItsThreadGoesOnUninterrupted() throws Exception {
        mood.trick = Mood.Trick.HANGS;
        StageFailure failure = failure(() -> {
            mood.act();
            return "late";
        });
        assertEquals("no answer within its deadline", failure.getMessage());
        assertEquals(List.of(), leaked);
        Boolean interrupted = guard.run(monitor -> Thread.currentThread().isInterrupted());
        assertFalse(interrupted);
    }

    @Test
    void lateResultOfAnAbandonedCallIsDropped() throws Exception {
        mood.trick = Mood.Trick.HANGS_FOR_EVER;
        AtomicBoolean wentOn = new AtomicBoolean();
        try (CallGuard hasty = guard(100, 30)) {
            assertThrows(
                    StageFailure.class,
                    () -> hasty.run(monitor -> {
                        monitor.call(
                                monitored,
                                1,
                                () -> {
                                    mood.act();
                                    return "late";
                                },
                                ANY);
                        wentOn.set(true);
                        return null;
                    }));
        }
        assertEquals(List.of(monitored), leaked);
        assertEquals(1, monitored.record().leaked());
        mood.over.countDown();
        Await.until("its thread came back", () -> monitored.record().leaked() == 0);
        assertFalse(wentOn.get());
        assertEquals(0, monitored.record().answered());
    }

    @Test
    void theDeadlineIsOfACallNotOfAFrame() throws Exception {
        mood.trick = Mood.Trick.SLOW;
        mood.slowMillis = 300;
        assertEquals("done", guard.run(monitor -> {
            for (int i = 0; i < 4; i++) {
                monitor.call(
                        monitored,
                        1,
                        () -> {
                            mood.act();
                            return "answer";
                        },
                        ANY);
            }
            return "done";
        }));
        assertEquals(4, monitored.record().answered());
    }

    @Test
    void anInterruptedCallerWaitsAndStaysInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        assertEquals("answer", guard.call(monitored, 1, () -> "answer", ANY));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aStoreIsNotBlamedForWhatItWasAsked() throws Exception {
        assertThrows(
                IllegalLabelException.class,
                () -> guard.run(monitor -> monitor.once(monitored, () -> {
                    throw new IllegalLabelException("blank");
                })));
        assertThrows(
                StageFailure.class,
                () -> guard.run(monitor -> monitor.once(monitored, () -> {
                    throw new StoreException("full");
                })));
        assertTrue(monitored.record().lastAnswered().isEmpty());
    }

    @Test
    void givesACallAboutManyProportionallyLonger() {
        GuardLimits limits = new GuardLimits(100, 30, 16);
        assertEquals(100, limits.deadlineMillis(1));
        assertEquals(100, limits.deadlineMillis(16));
        assertEquals(1000, limits.deadlineMillis(160));
    }

    @Test
    void doesNotInterruptACallAboutManyAfterTheDeadlineOfOne() throws Exception {
        GuardedCall<String> slow = () -> {
            long end = System.nanoTime() + 200_000_000L;
            while (System.nanoTime() < end) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InferenceException("d", "interrupted");
                }
                Thread.onSpinWait();
            }
            return "answer";
        };
        try (CallGuard hasty = guard(100, 30)) {
            assertEquals("answer", hasty.run(monitor -> monitor.call(monitored, 16_000, slow, ANY)));
        }
        assertEquals(16_000, monitored.record().lastAnswered().orElseThrow().items());
    }
}
