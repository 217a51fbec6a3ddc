package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.recognizer.config.Settings;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.Guard;
import io.mien.swap.StageEvent;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Decides which line-up serves. Where what is wanted needs a gallery that is not made, and what serves still can, the
 * gallery is made first; where it cannot go on, the switch is at once and calls wait for the gallery. Thread-safe.
 */
final class Switching {
    private static final Set<StageKind> ALL = EnumSet.allOf(StageKind.class);

    private final Slots slots;
    private final Current current;
    private final Supplier<Settings> settings;
    private final Happenings happenings;
    private final Guard guard;
    private final Trials trials; // its lock: one decision at a time
    private final Preparing preparing;
    private final KeptGalleries kept;
    private boolean everWhole; // guarded by trials

    Switching(
            Slots slots,
            Current current,
            Supplier<Settings> settings,
            Happenings happenings,
            Guard guard,
            KeptGalleries kept,
            Trials trials,
            Preparing preparing) {
        this.slots = slots;
        this.current = current;
        this.settings = settings;
        this.happenings = happenings;
        this.guard = guard;
        this.kept = kept;
        this.trials = trials;
        this.preparing = preparing;
    }

    /** A slot, or what is wanted of it, changed. */
    void decide() {
        synchronized (trials) {
            decide(Optional.empty());
        }
    }

    /** A gallery was made; it is used where it still is what is wanted. */
    void made(Map<StageKind, StageEntry<?>> wanted, Gallery gallery) {
        synchronized (trials) {
            decide(Optional.of(gallery).filter(g -> GalleryStages.equal(wanted, slots.firsts())));
        }
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
        install(wanted, false, ready);
        // Afterwards: until it serves, the gallery that was made stays because it is this one's.
        if (ready.isPresent() || !preparing.isOf(wanted)) {
            preparing.cancel();
        }
    }

    private Optional<Gallery> ready(ActiveLineUp now, Map<StageKind, StageEntry<?>> wanted) {
        return now.is(wanted, false, GalleryStages.KINDS) ? now.gallery() : kept.ready(wanted);
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
        List<? extends StageEntry<?>> newcomers = entries.values().stream()
                .filter(e -> !e.same(before.entry(e.subject().kind())))
                .toList();
        // Before they serve: not a call is missed by their probation.
        List<Runnable> news = newcomers.stream()
                .map(e -> trials.serves(e, everWhole, settings.get().probation()))
                .toList();
        ActiveLineUp next = current.install(entries, storeAway, gallery);
        newcomers.forEach(e -> happenings.tell(e.subject(), StageEvent.Step.SERVING, ""));
        news.forEach(Runnable::run);
        everWhole |= next.has(ALL);
        Optional.ofNullable(entries.get(StageKind.STORE))
                .ifPresent(s -> slots.standing().serves(s.id().model()));
        kept.changed();
    }
}
