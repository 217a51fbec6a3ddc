package io.mien.recognizer.slot;

import io.mien.StageKind;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.StageFailure;
import io.mien.recognizer.guard.Subject;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Line-ups for one frame alone: what serves, with the next candidates in place of the stages that failed on it. */
final class Alternatives {
    private final Slots slots;
    private final Current current;
    private final Trials trials;
    private final KeptGalleries kept;

    Alternatives(Slots slots, Current current, Trials trials, KeptGalleries kept) {
        this.slots = slots;
        this.current = current;
        this.trials = trials;
        this.kept = kept;
    }

    /** Whether what serves has none of the stages that failed. */
    boolean currentIsFree(List<StageFailure> failures) {
        ActiveLineUp now = current.get();
        return failures.stream().noneMatch(f -> now.uses(f.subject()));
    }

    /** Leases one for a frame that needs these kinds; empty where there is none. */
    Optional<ActiveLineUp> lease(Set<StageKind> needed, List<StageFailure> failures) {
        ActiveLineUp now = current.get();
        Set<Subject> failed = failures.stream().map(StageFailure::subject).collect(Collectors.toSet());
        StageKind last = failures.get(failures.size() - 1).subject().kind();
        Map<StageKind, StageEntry<?>> entries = now.entries();
        if (!now.has(needed)) {
            return Optional.empty();
        }
        for (Subject subject : failed) {
            List<StageEntry<?>> others = others(now, subject.kind(), failed);
            if (others.isEmpty()) {
                return Optional.empty();
            }
            entries.put(subject.kind(), others.get(0));
        }
        for (StageEntry<?> other : others(now, last, failed)) {
            entries.put(last, other);
            Optional<ActiveLineUp> leased = lease(needed, now, entries);
            if (leased.isPresent()) {
                return leased;
            }
        }
        return Optional.empty();
    }

    /** The kept predecessor first: its gallery follows. */
    private List<StageEntry<?>> others(ActiveLineUp now, StageKind kind, Set<Subject> failed) {
        Set<StageEntry<?>> others = new LinkedHashSet<>();
        trials.of(now.entry(kind)).ifPresent(t -> others.add(t.predecessor()));
        others.addAll(slots.of(kind).candidates());
        List<StageEntry<?>> left = new ArrayList<>(others);
        left.removeIf(e -> failed.contains(e.subject()));
        return left;
    }

    private Optional<ActiveLineUp> lease(
            Set<StageKind> needed, ActiveLineUp now, Map<StageKind, StageEntry<?>> entries) {
        boolean searched = needed.contains(StageKind.MATCHER) && now.gallery().isPresent();
        return current.leaseOnce(
                        entries,
                        now.storeAway(),
                        () -> gallery(now, entries),
                        once -> once.gallery().isPresent() || !searched)
                .filter(this::isHere);
    }

    private Optional<Gallery> gallery(ActiveLineUp now, Map<StageKind, StageEntry<?>> entries) {
        return now.is(entries, now.storeAway(), GalleryStages.KINDS) ? now.gallery() : kept.ready(entries);
    }

    /** Looked at after the lease: a stage that leaves from now on waits for this frame. */
    private boolean isHere(ActiveLineUp leased) {
        boolean here = leased.entries().values().stream()
                .allMatch(e -> slots.of(e.subject().kind()).holds(e.subject())
                        || e.subject().kind() == StageKind.STORE && leased.storeAway());
        if (!here) {
            current.endLease(leased);
        }
        return here;
    }
}
