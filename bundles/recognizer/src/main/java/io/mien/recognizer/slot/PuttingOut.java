package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.StageRetiredException;
import io.mien.recognizer.config.Settings;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.StageFailure;
import io.mien.recognizer.guard.Subject;
import io.mien.recognizer.probation.Probation;
import io.mien.store.StoreException;
import io.mien.swap.StageEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Puts stages out of their slots: who failed its probation, who is broken, whose gallery cannot be made. Thread-safe. */
final class PuttingOut {
    private static final Logger LOG = System.getLogger(PuttingOut.class.getName());

    private final Slots slots;
    private final Current current;
    private final Supplier<Settings> settings;
    private final Happenings happenings;
    private final Trials trials; // its lock: one decision at a time
    private final KeptGalleries kept;
    private final Switching switching;

    PuttingOut(
            Slots slots,
            Current current,
            Supplier<Settings> settings,
            Happenings happenings,
            Trials trials,
            KeptGalleries kept,
            Switching switching) {
        this.slots = slots;
        this.current = current;
        this.settings = settings;
        this.happenings = happenings;
        this.trials = trials;
        this.kept = kept;
        this.switching = switching;
    }

    /** Ends the probations that can be decided. Cheap where there is none. */
    void look() {
        for (Trials.Trial trial : trials.running().values()) {
            trial.probation().verdict(System.nanoTime()).ifPresent(v -> settle(trial, v));
        }
    }

    private void settle(Trials.Trial trial, Probation.Verdict verdict) {
        synchronized (trials) {
            if (trials.of(trial.newcomer()).filter(t -> t == trial).isEmpty()) {
                return;
            }
            if (verdict.passed()) {
                trials.passed(trial, "");
                kept.changed();
            } else {
                rollBack(trial, verdict.reason());
            }
        }
    }

    private void rollBack(Trials.Trial trial, String reason) {
        slots.standing().returnTo(trial.predecessor());
        trials.failed(trial);
        putOut(trial.newcomer(), StageEvent.Step.ROLLED_BACK, "rolled back: " + reason, reason);
    }

    private void putOut(StageEntry<?> entry, StageEvent.Step step, String refusal, String reason) {
        LOG.log(Level.WARNING, "{0} {1} is out, {2}", entry.subject().kind().word(), entry.id(), refusal);
        slots.standing().refuse(entry.subject().kind(), entry.id(), refusal);
        happenings.tell(entry.subject(), step, reason);
        switching.decide();
    }

    /** A stage is broken: its predecessor, or the next in order, serves. */
    void suspend(Subject broken, String reason) {
        synchronized (trials) {
            Optional<? extends StageEntry<?>> entry = slots.of(broken.kind()).candidate(broken);
            Optional<Trials.Trial> trial = entry.flatMap(trials::of);
            if (trial.isPresent()) {
                rollBack(trial.get(), reason);
            } else if (entry.isPresent()) {
                happenings.later(() -> liftWhereAlone(broken), settings.get().suspendMillis());
                putOut(entry.get(), StageEvent.Step.SUSPENDED, "suspended: " + reason, reason);
            }
        }
    }

    /** A suspended stage is better than none: where no other came it is tried again. */
    private void liftWhereAlone(Subject suspended) {
        synchronized (trials) {
            Slot<?> slot = slots.of(suspended.kind());
            if (slot.holds(suspended) && slot.first().isEmpty()) {
                suspended.record().cleared();
                slots.standing().pardon(suspended.kind(), suspended.id());
                switching.decide();
            }
        }
    }

    /** What becomes of galleries that are made in the background. */
    Preparing.Outcome outcome(Preparing preparing) {
        return new Preparing.Outcome() {
            @Override
            public void made(Map<StageKind, StageEntry<?>> wanted, Gallery gallery) {
                switching.made(wanted, gallery);
            }

            @Override
            public void failed(Map<StageKind, StageEntry<?>> wanted, Exception why) {
                synchronized (trials) {
                    ActiveLineUp now = current.get();
                    if (preparing.isOf(wanted) && !now.is(wanted, false, GalleryStages.KINDS)) {
                        notMade(GalleryStages.newcomer(wanted, now), why);
                    }
                }
            }
        };
    }

    private void notMade(StageEntry<?> newcomer, Exception why) {
        String reason = "its gallery cannot be made: "
                + (why instanceof StageFailure failure ? failure.toException() : why).getMessage();
        if (why instanceof StoreException || why instanceof StageRetiredException) {
            // Not its fault: it is tried again once another stage, or the store anew, comes.
            LOG.log(Level.WARNING, newcomer.id() + " waits: " + reason, why);
            happenings.tell(newcomer.subject(), StageEvent.Step.REFUSED, reason);
        } else {
            putOut(newcomer, StageEvent.Step.ROLLED_BACK, reason, reason);
        }
    }
}
