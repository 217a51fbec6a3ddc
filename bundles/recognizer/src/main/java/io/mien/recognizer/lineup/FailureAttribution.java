package io.mien.recognizer.lineup;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.recognizer.config.RecognizerSettings;
import io.mien.recognizer.guard.CallGuard;
import io.mien.recognizer.guard.CallRecord;
import io.mien.recognizer.guard.MonitoredStage;
import io.mien.recognizer.guard.StageFailure;
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
    private final CallGuard guard;
    private final SwapController controller;
    private final Supplier<RecognizerSettings> settings;

    /**
     * A stage failed on a frame.
     *
     * @param stage which one
     * @param failure how
     */
    record FrameFailure(StageEntry stage, StageFailure failure) {
        private MonitoredStage monitored() {
            return stage.monitored();
        }
    }

    FailureAttribution(CallGuard guard, SwapController controller, Supplier<RecognizerSettings> settings) {
        this.guard = guard;
        this.controller = controller;
        this.settings = settings;
    }

    /** The frame was answered in the end, without these. */
    void answered(List<FrameFailure> failures) {
        for (FrameFailure failure : failures) {
            failure.monitored().record().failed();
            reportIfBroken(failure, this::failsTooOften);
        }
        controller.decideProbations();
    }

    /** The frame was not answered: no other stage was present, or none could do it. */
    void unanswered(List<FrameFailure> failures) {
        boolean alone = failures.size() == 1;
        for (FrameFailure failure : failures) {
            CallRecord record = failure.monitored().record();
            if (alone) {
                record.failedAlone();
            } else {
                record.failedLikeAll();
            }
            reportIfBroken(failure, s -> alone && failsTooOften(s) && !answersAgain(s));
        }
        controller.decideProbations();
    }

    private void reportIfBroken(FrameFailure failure, Predicate<MonitoredStage> proof) {
        MonitoredStage monitored = failure.monitored();
        controller.decideProbations();
        if (monitored.record().leaked() >= settings.get().leaks()) {
            report(failure, monitored.record().leaked() + " calls hang and cannot be ended");
        } else if (proof.test(monitored)) {
            report(
                    failure,
                    monitored.record().inARow() + " failures in a row, the last: "
                            + failure.failure().getMessage());
        }
    }

    private void report(FrameFailure failure, String reason) {
        controller.apply(new SwapEvent.StageFailed(failure.stage().description().service(), reason));
    }

    private boolean failsTooOften(MonitoredStage monitored) {
        return monitored.record().inARow() >= settings.get().suspendFailures();
    }

    /** A store is never called for a test; and one that fails alone is better than none, since its gallery is in memory. */
    private boolean answersAgain(MonitoredStage monitored) {
        if (monitored.kind() == StageKind.STORE) {
            return true;
        }
        Optional<CallRecord.Answered> once = monitored.record().lastAnswered();
        if (once.isEmpty()) {
            return false;
        }
        try {
            guard.call(monitored, once.get().items(), once.get().call(), answer -> {});
            monitored.record().cleared();
            return true;
        } catch (MienException | StageFailure e) {
            // What it could once, it cannot now: that is the proof, and the failure before is told.
            return false;
        }
    }
}
