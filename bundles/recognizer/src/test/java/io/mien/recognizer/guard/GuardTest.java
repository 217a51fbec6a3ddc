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
import io.mien.recognizer.fake.Await;
import io.mien.recognizer.fake.Mood;
import io.mien.store.IllegalLabelException;
import io.mien.store.StoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class GuardTest {
    private static final Consumer<Object> ANY = answer -> {};

    private final List<Subject> leaked = new ArrayList<>();
    private final Guard guard = guard(1000, 20_000);
    private final Subject subject = new Subject(StageKind.DETECTOR, new StageId("d", "1.0.0", ""), new CallRecord());
    private final Mood mood = new Mood();

    private Guard guard(long deadlineMillis, long graceMillis) {
        return new Guard(() -> new GuardLimits(deadlineMillis, graceMillis, 16), leaked::add);
    }

    @AfterEach
    void end() {
        mood.over.countDown();
        guard.close();
    }

    private StageFailure failure(Call<?> call) {
        return assertThrows(StageFailure.class, () -> guard.run(watch -> watch.call(subject, 1, call, ANY)));
    }

    @Test
    void workRunsOnAThreadThatKeepsNothingOfTheCallers() throws Exception {
        Thread.currentThread().setContextClassLoader(new ClassLoader() {});
        Thread worker = guard.run(watch -> Thread.currentThread());
        assertNotSame(Thread.currentThread(), worker);
        assertTrue(worker.isDaemon());
        assertTrue(worker.getName().startsWith("mien-stage-"));
        assertSame(Guard.class.getClassLoader(), worker.getContextClassLoader());
    }

    @Test
    void exceptionsOfAStageAreItsFailuresExceptRetirementAndNoFace() {
        InferenceException own = new InferenceException("d", "no");
        StageFailure failure = failure(() -> {
            throw own;
        });
        assertSame(own, failure.toException());
        assertSame(subject, failure.subject());
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
                        subject,
                        () -> {
                            throw new StageRetiredException("d");
                        },
                        ANY));
        assertThrows(
                AlignmentException.class,
                () -> guard.call(
                        subject,
                        () -> {
                            throw new AlignmentException("flat");
                        },
                        ANY));
    }

    @Test
    void anAnswerThatCannotBeIsAFailure() {
        StageFailure failure = assertThrows(
                StageFailure.class,
                () -> guard.call(subject, () -> List.of(new float[] {.5f}), v -> Answers.embeddings(v, 1, 1)));
        assertTrue(failure.toException() instanceof StageFailedException);
        assertTrue(failure.getMessage().contains("not of unit length"), failure.getMessage());
        assertThrows(IllegalStateException.class, () -> Answers.cosine(Float.NaN));
        assertThrows(IllegalStateException.class, () -> Answers.cosine(1.1f));
        assertThrows(IllegalStateException.class, () -> Answers.embeddings(List.of(), 1, 1));
        assertThrows(IllegalStateException.class, () -> Answers.embeddings(List.of(new float[2]), 1, 1));
        assertThrows(IllegalStateException.class, () -> Answers.embeddings(List.of(new float[] {Float.NaN}), 1, 1));
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
        Boolean interrupted = guard.run(watch -> Thread.currentThread().isInterrupted());
        assertFalse(interrupted);
    }

    @Test
    void lateResultOfAnAbandonedCallIsDropped() throws Exception {
        mood.trick = Mood.Trick.HANGS_FOR_EVER;
        AtomicBoolean wentOn = new AtomicBoolean();
        try (Guard hasty = guard(100, 30)) {
            assertThrows(
                    StageFailure.class,
                    () -> hasty.run(watch -> {
                        watch.call(
                                subject,
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
        assertEquals(List.of(subject), leaked);
        assertEquals(1, subject.record().leaked());
        mood.over.countDown();
        Await.until("its thread came back", () -> subject.record().leaked() == 0);
        assertFalse(wentOn.get());
        assertEquals(0, subject.record().answered());
    }

    @Test
    void theDeadlineIsOfACallNotOfAFrame() throws Exception {
        mood.trick = Mood.Trick.SLOW;
        mood.slowMillis = 300;
        assertEquals("done", guard.run(watch -> {
            for (int i = 0; i < 4; i++) {
                watch.call(
                        subject,
                        1,
                        () -> {
                            mood.act();
                            return "answer";
                        },
                        ANY);
            }
            return "done";
        }));
        assertEquals(4, subject.record().answered());
    }

    @Test
    void anInterruptedCallerWaitsAndStaysInterrupted() throws Exception {
        Thread.currentThread().interrupt();
        assertEquals("answer", guard.call(subject, () -> "answer", ANY));
        assertTrue(Thread.interrupted());
    }

    @Test
    void aStoreIsNotBlamedForWhatItWasAsked() throws Exception {
        assertThrows(
                IllegalLabelException.class,
                () -> guard.run(watch -> watch.once(subject, () -> {
                    throw new IllegalLabelException("blank");
                })));
        assertThrows(
                StageFailure.class,
                () -> guard.run(watch -> watch.once(subject, () -> {
                    throw new StoreException("full");
                })));
        assertTrue(subject.record().lastAnswered().isEmpty());
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
        Call<String> slow = () -> {
            long end = System.nanoTime() + 200_000_000L;
            while (System.nanoTime() < end) {
                if (Thread.currentThread().isInterrupted()) {
                    throw new InferenceException("d", "interrupted");
                }
                Thread.onSpinWait();
            }
            return "answer";
        };
        try (Guard hasty = guard(100, 30)) {
            assertEquals("answer", hasty.run(watch -> watch.call(subject, 16_000, slow, ANY)));
        }
        assertEquals(16_000, subject.record().lastAnswered().orElseThrow().items());
    }
}
