package io.mien.recognizer.slot;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Says which galleries stay in memory: that of the line-up, and those of the predecessors on whose return a roll-back
 * depends. Thread-safe.
 */
final class KeptGalleries {
    private static final long AGAIN_MILLIS = 1000;

    private final Current current;
    private final Trials trials;
    private final Happenings happenings;
    private final Guard guard;
    private final LongSupplier drainMillis;
    private volatile Optional<Galleries> galleries = Optional.empty();

    KeptGalleries(Current current, Trials trials, Happenings happenings, Guard guard, LongSupplier drainMillis) {
        this.current = current;
        this.trials = trials;
        this.happenings = happenings;
        this.guard = guard;
        this.drainMillis = drainMillis;
    }

    /** Where the galleries are; empty before there is a place for them. */
    Optional<Galleries> galleries() {
        return galleries;
    }

    void in(Galleries place) {
        galleries = Optional.of(place);
    }

    /** Makes the gallery of a line-up that serves without one. */
    Gallery load(ActiveLineUp lineUp) throws MienException {
        Stages stages = GalleryStages.of(lineUp.entries(), guard).orElseThrow();
        Gallery made = galleries.orElseThrow().of(stages);
        lineUp.loaded(made);
        changed();
        return made;
    }

    /** The line-up, or a probation, changed. */
    void changed() {
        happenings.later(this::keep, 0);
    }

    /** Only after the frames that may still search the others: a closed gallery knows nobody. */
    private void keep() {
        ActiveLineUp now = current.get();
        Optional<Stages> serving = GalleryStages.of(now.entries(), guard);
        if (galleries.isEmpty() || now.gallery().isEmpty() || now.storeAway() || serving.isEmpty()) {
            return;
        }
        Gallery searched = now.gallery().get();
        if (current.drain(l -> l.gallery().filter(g -> g == searched).isEmpty(), drainMillis.getAsLong())) {
            List<Stages> wanted = new ArrayList<>(List.of(serving.get()));
            wanted.addAll(predecessors(now));
            galleries.get().keep(wanted);
        } else {
            happenings.later(this::keep, AGAIN_MILLIS);
        }
    }

    /** Each alone may return, or all of them. */
    private List<Stages> predecessors(ActiveLineUp now) {
        List<Stages> kept = new ArrayList<>();
        Map<StageKind, StageEntry<?>> all = now.entries();
        for (Map.Entry<StageKind, Trials.Trial> trial : trials.running().entrySet()) {
            if (GalleryStages.KINDS.contains(trial.getKey())) {
                Map<StageKind, StageEntry<?>> one = now.entries();
                one.put(trial.getKey(), trial.getValue().predecessor());
                all.put(trial.getKey(), trial.getValue().predecessor());
                GalleryStages.of(one, guard).ifPresent(kept::add);
            }
        }
        if (kept.size() > 1) {
            GalleryStages.of(all, guard).ifPresent(kept::add);
        }
        return kept;
    }
}
