package io.mien.recognizer.slot;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.Guard;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
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
    private static final Logger LOG = System.getLogger(KeptGalleries.class.getName());
    private static final long AGAIN_MILLIS = 1000;

    private final Current current;
    private final Trials trials; // its lock: nothing is decided while it is said what stays
    private final Preparing preparing;
    private final Happenings happenings;
    private final Guard guard;
    private final LongSupplier drainMillis;
    private volatile Optional<Galleries> galleries = Optional.empty();

    KeptGalleries(
            Current current,
            Trials trials,
            Preparing preparing,
            Happenings happenings,
            Guard guard,
            LongSupplier drainMillis) {
        this.preparing = preparing;
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

    /** The gallery of these stages, where all are there and it is made. */
    Optional<Gallery> ready(Map<StageKind, StageEntry<?>> entries) {
        try {
            return galleries.flatMap(g -> GalleryStages.of(entries, guard).flatMap(g::ready));
        } catch (RuntimeException | LinkageError e) {
            // A stage no longer says what it is: nothing is ready for it, and its next call tells why.
            LOG.log(Level.WARNING, "No gallery is looked for", e);
            return Optional.empty();
        }
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
        Gallery searched = current.get().gallery().orElse(null);
        current.drain(l -> isOther(l, searched), drainMillis.getAsLong());
        boolean done;
        synchronized (trials) {
            ActiveLineUp now = current.get();
            Gallery stays = now.gallery().orElse(null);
            done = current.whereNone(l -> isOther(l, stays), () -> keep(now));
        }
        if (!done) {
            happenings.later(this::keep, AGAIN_MILLIS);
        }
    }

    private static boolean isOther(ActiveLineUp lineUp, Gallery gallery) {
        return lineUp.has(GalleryStages.SEARCHED) && lineUp.gallery().orElse(null) != gallery;
    }

    private void keep(ActiveLineUp now) {
        Optional<Stages> serving = GalleryStages.of(now.entries(), guard);
        if (galleries.isPresent() && now.gallery().isPresent() && !now.storeAway() && serving.isPresent()) {
            List<Stages> wanted = new ArrayList<>(List.of(serving.get()));
            wanted.addAll(predecessors(now));
            preparing.stages().ifPresent(wanted::add);
            galleries.get().keep(wanted);
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
