package io.mien.recognizer.slot;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.recognizer.config.Settings;
import io.mien.recognizer.guard.Call;
import io.mien.recognizer.guard.CallRecord;
import io.mien.recognizer.guard.Guard;
import io.mien.recognizer.guard.StageFailure;
import io.mien.recognizer.guard.Subject;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose fault a failure is: the stage's where another one could do the frame, the picture's where none could. Where there
 * is no other, the stage is asked again for something that it once answered. Thread-safe.
 */
final class Judge {
    private final Guard guard;
    private final PuttingOut out;
    private final Supplier<Settings> settings;

    Judge(Guard guard, PuttingOut out, Supplier<Settings> settings) {
        this.guard = guard;
        this.out = out;
        this.settings = settings;
    }

    /** The frame was answered in the end, without these. */
    void answered(List<StageFailure> failures) {
        for (StageFailure failure : failures) {
            failure.subject().record().failed();
            suspendWhereBroken(failure, this::tooOften);
        }
        out.look();
    }

    /** The frame was not answered: nobody else could do it, or nobody else was there. */
    void unanswered(List<StageFailure> failures) {
        boolean alone = failures.size() == 1;
        for (StageFailure failure : failures) {
            CallRecord record = failure.subject().record();
            if (alone) {
                record.failedAlone();
            } else {
                record.failedLikeAll();
            }
            suspendWhereBroken(failure, s -> alone && tooOften(s) && !answersAgain(s));
        }
        out.look();
    }

    private interface Proof {
        boolean of(Subject subject);
    }

    private void suspendWhereBroken(StageFailure failure, Proof proof) {
        Subject subject = failure.subject();
        out.look();
        if (subject.record().leaked() >= settings.get().leaks()) {
            out.suspend(subject, subject.record().leaked() + " calls hang and cannot be ended");
        } else if (proof.of(subject)) {
            out.suspend(subject, subject.record().inARow() + " failures in a row, the last: " + failure.getMessage());
        }
    }

    private boolean tooOften(Subject subject) {
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
