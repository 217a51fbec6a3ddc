package io.mien.recognizer.lineup;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.recognizer.config.Settings;
import io.mien.recognizer.guard.Call;
import io.mien.recognizer.guard.CallRecord;
import io.mien.recognizer.guard.Guard;
import io.mien.recognizer.guard.StageFailure;
import io.mien.recognizer.guard.Subject;
import io.mien.recognizer.swap.SwapEvent;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Decides whose fault a failure is: the stage's if another one could do the frame, the picture's if none could. If there is
 * no other, the stage is asked again for something that it once answered. Thread-safe.
 */
final class FailureAttribution {
    private final Guard guard;
    private final SwapController controller;
    private final Supplier<Settings> settings;

    /**
     * A stage failed on a frame.
     *
     * @param stage which one
     * @param failure how
     */
    record FrameFailure(StageEntry stage, StageFailure failure) {
        private Subject subject() {
            return stage.subject();
        }
    }

    FailureAttribution(Guard guard, SwapController controller, Supplier<Settings> settings) {
        this.guard = guard;
        this.controller = controller;
        this.settings = settings;
    }

    /** The frame was answered in the end, without these. */
    void answered(List<FrameFailure> failures) {
        for (FrameFailure failure : failures) {
            failure.subject().record().failed();
            reportIfBroken(failure, this::failsTooOften);
        }
        controller.decideProbations();
    }

    /** The frame was not answered: no other stage was present, or none could do it. */
    void unanswered(List<FrameFailure> failures) {
        boolean alone = failures.size() == 1;
        for (FrameFailure failure : failures) {
            CallRecord record = failure.subject().record();
            if (alone) {
                record.failedAlone();
            } else {
                record.failedLikeAll();
            }
            reportIfBroken(failure, s -> alone && failsTooOften(s) && !answersAgain(s));
        }
        controller.decideProbations();
    }

    private void reportIfBroken(FrameFailure failure, Predicate<Subject> proof) {
        Subject subject = failure.subject();
        controller.decideProbations();
        if (subject.record().leaked() >= settings.get().leaks()) {
            report(failure, subject.record().leaked() + " calls hang and cannot be ended");
        } else if (proof.test(subject)) {
            report(
                    failure,
                    subject.record().inARow() + " failures in a row, the last: "
                            + failure.failure().getMessage());
        }
    }

    private void report(FrameFailure failure, String reason) {
        controller.apply(new SwapEvent.StageFailed(failure.stage().description().service(), reason));
    }

    private boolean failsTooOften(Subject subject) {
        return subject.record().inARow() >= settings.get().suspendFailures();
    }

    /** A store is never called for a test; and one that fails alone is better than none, since its gallery is in memory. */
    private boolean answersAgain(Subject subject) {
        if (subject.kind() == StageKind.STORE) {
            return true;
        }
        Optional<Call<?>> once = subject.record().lastAnswered();
        if (once.isEmpty()) {
            return false;
        }
        try {
            guard.call(subject, once.get(), answer -> {});
            subject.record().cleared();
            return true;
        } catch (MienException | StageFailure e) {
            // What it could once, it cannot now: that is the proof, and the failure before is told.
            return false;
        }
    }
}
