package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.StageRetiredException;
import io.mien.recognizer.config.Settings;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.Guard;
import io.mien.recognizer.guard.StageFailure;
import io.mien.recognizer.guard.Subject;
import io.mien.recognizer.probation.Probation;
import io.mien.store.StoreException;
import io.mien.swap.StageEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides which line-up serves. Where what is wanted needs a gallery that is not made, and what serves still can, the
 * gallery is made first; where it cannot go on, the switch is at once and calls wait for the gallery. Thread-safe.
 */
final class Switching implements Preparing.Outcome {
    private static final Logger LOG = System.getLogger(Switching.class.getName());
    private static final Set<StageKind> ALL = EnumSet.allOf(StageKind.class);

    private final Slots slots;
    private final Current current;
    private final Supplier<Settings> settings;
    private final Happenings happenings;
    private final Guard guard;
    private final Trials trials;
    private final Preparing preparing;
    private final KeptGalleries kept;
    private boolean everWhole; // guarded by this

    Switching(
            Slots slots,
            Current current,
            Supplier<Settings> settings,
            Happenings happenings,
            Guard guard,
            KeptGalleries kept,
            Trials trials) {
        this.slots = slots;
        this.current = current;
        this.settings = settings;
        this.happenings = happenings;
        this.guard = guard;
        this.kept = kept;
        this.trials = trials;
        preparing = new Preparing(happenings, this);
    }

    Preparing preparing() {
        return preparing;
    }

    /** A slot, or what is wanted of it, changed. */
    synchronized void decide() {
        decide(Optional.empty());
    }

    @Override
    public synchronized void made(Map<StageKind, StageEntry<?>> wanted, Gallery gallery) {
        decide(Optional.of(gallery).filter(g -> GalleryStages.equal(wanted, slots.firsts())));
    }

    private void decide(Optional<Gallery> made) {
        trials.slotsChanged();
        ActiveLineUp now = current.get();
        Map<StageKind, StageEntry<?>> wanted = slots.firsts();
        Optional<Gallery> ready = made.or(() -> ready(now, wanted));
        Optional<StageEntry<?>> store = storeMeanwhile(now, wanted);
        if (ready.isEmpty() && goesOn(now) && store.isPresent()) {
            Map<StageKind, StageEntry<?>> meanwhile = new EnumMap<>(wanted);
            GalleryStages.KINDS.forEach(k -> meanwhile.put(k, now.entry(k)));
            meanwhile.put(StageKind.STORE, store.get());
            install(meanwhile, !slots.store().offers(store.get()), now.gallery());
            prepare(wanted);
            return;
        }
        if (ready.isPresent() || !preparing.isOf(wanted)) {
            preparing.cancel();
        }
        install(wanted, false, ready);
    }

    private Optional<Gallery> ready(ActiveLineUp now, Map<StageKind, StageEntry<?>> wanted) {
        return now.is(wanted, false, GalleryStages.KINDS)
                ? now.gallery()
                : GalleryStages.of(wanted, guard).flatMap(s -> kept.galleries().flatMap(g -> g.ready(s)));
    }

    /** Whether what serves has a gallery, and still every stage that belongs to it, but for the store. */
    private boolean goesOn(ActiveLineUp now) {
        return now.gallery().isPresent()
                && GalleryStages.KINDS.stream()
                        .filter(k -> k != StageKind.STORE)
                        .allMatch(k -> slots.of(k).offers(now.entry(k)));
    }

    /** The store beside the gallery that serves: its own, or one of the same gallery, or for a while none. */
    private Optional<StageEntry<?>> storeMeanwhile(ActiveLineUp now, Map<StageKind, StageEntry<?>> wanted) {
        StageEntry<?> own = now.entry(StageKind.STORE);
        StageEntry<?> next = wanted.get(StageKind.STORE);
        if (own == null || next == null || slots.store().offers(own)) {
            return Optional.ofNullable(own);
        }
        return Optional.<StageEntry<?>>of(next)
                .filter(s -> s.id().model().equals(own.id().model()));
    }

    private void prepare(Map<StageKind, StageEntry<?>> wanted) {
        Optional<Stages> stages = GalleryStages.of(wanted, guard);
        if (stages.isPresent() && kept.galleries().isPresent()) {
            StageEntry<?> newcomer = GalleryStages.newcomer(wanted, current.get());
            preparing.prepare(wanted, newcomer, stages.get(), kept.galleries().get());
        } else {
            preparing.cancel();
        }
    }

    private void install(Map<StageKind, StageEntry<?>> entries, boolean storeAway, Optional<Gallery> gallery) {
        ActiveLineUp before = current.get();
        if (before.is(entries, storeAway, ALL)) {
            gallery.filter(g -> before.gallery().isEmpty()).ifPresent(before::loaded);
            return;
        }
        ActiveLineUp next = current.install(entries, storeAway, gallery);
        for (StageEntry<?> entry : entries.values()) {
            if (!entry.same(before.entry(entry.subject().kind()))) {
                happenings.tell(entry.subject(), StageEvent.Step.SERVING, "");
                if (trials.serves(entry, everWhole, settings.get().probation())) {
                    happenings.later(this::look, settings.get().probation().millis() + 1);
                }
            }
        }
        everWhole |= next.has(ALL);
        Optional.ofNullable(entries.get(StageKind.STORE))
                .ifPresent(s -> slots.standing().serves(s.id().model()));
        kept.changed();
    }

    /** Ends the probations that can be decided. Cheap where there is none. */
    void look() {
        for (Trials.Trial trial : trials.running().values()) {
            trial.probation().verdict(System.nanoTime()).ifPresent(v -> settle(trial, v));
        }
    }

    private synchronized void settle(Trials.Trial trial, Probation.Verdict verdict) {
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

    private void rollBack(Trials.Trial trial, String reason) {
        Subject newcomer = trial.newcomer().subject();
        LOG.log(
                Level.WARNING,
                "{0} {1} is rolled back to {2}: {3}",
                newcomer.kind().word(),
                newcomer.id(),
                trial.predecessor().id(),
                reason);
        slots.standing().refuse(newcomer.kind(), newcomer.id(), "rolled back: " + reason);
        slots.standing().returnTo(newcomer.kind(), trial.predecessor().id());
        trials.failed(trial);
        happenings.tell(trial.newcomer().subject(), StageEvent.Step.ROLLED_BACK, reason);
        decide();
    }

    /** A stage is broken: its predecessor, or the next in order, serves. */
    synchronized void suspend(Subject broken, String reason) {
        StageEntry<?> entry = current.get().entry(broken.kind());
        if (entry == null || entry.subject().record() != broken.record()) {
            return;
        }
        Optional<Trials.Trial> trial = trials.of(entry);
        if (trial.isPresent()) {
            rollBack(trial.get(), reason);
            return;
        }
        LOG.log(Level.WARNING, "{0} {1} is suspended: {2}", broken.kind().word(), broken.id(), reason);
        slots.standing().refuse(broken.kind(), broken.id(), "suspended: " + reason);
        happenings.tell(entry.subject(), StageEvent.Step.SUSPENDED, reason);
        happenings.later(() -> liftWhereAlone(broken), settings.get().suspendMillis());
        decide();
    }

    /** A suspended stage is better than none: where no other came it is tried again. */
    private synchronized void liftWhereAlone(Subject suspended) {
        Slot<?> slot = slots.of(suspended.kind());
        if (slot.holds(suspended) && slot.first().isEmpty()) {
            suspended.record().cleared();
            slots.standing().pardon(suspended.kind(), suspended.id());
            decide();
        }
    }

    @Override
    public synchronized void failed(Map<StageKind, StageEntry<?>> wanted, Exception why) {
        ActiveLineUp now = current.get();
        if (!preparing.isOf(wanted) || now.is(wanted, false, GalleryStages.KINDS)) {
            return;
        }
        StageEntry<?> newcomer = GalleryStages.newcomer(wanted, now);
        String reason = why instanceof StageFailure f ? f.toException().getMessage() : String.valueOf(why.getMessage());
        LOG.log(Level.WARNING, newcomer.subject().kind().word() + " " + newcomer.id() + " does not take over", why);
        if (why instanceof StoreException || why instanceof StageRetiredException) {
            happenings.tell(newcomer.subject(), StageEvent.Step.REFUSED, reason);
            return;
        }
        slots.standing().refuse(newcomer.subject().kind(), newcomer.id(), "its gallery cannot be made: " + reason);
        happenings.tell(newcomer.subject(), StageEvent.Step.ROLLED_BACK, reason);
        decide();
    }
}
