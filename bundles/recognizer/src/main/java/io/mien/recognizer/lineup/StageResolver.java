package io.mien.recognizer.lineup;

import io.mien.StageKind;
import io.mien.recognizer.gallery.GalleryStages;
import io.mien.recognizer.guard.CallGuard;
import io.mien.recognizer.guard.CallRecord;
import io.mien.recognizer.swap.GalleryTarget;
import io.mien.recognizer.swap.LineUpPlan;
import io.mien.recognizer.swap.StageDescription;
import java.util.EnumMap;
import java.util.Map;

/** Finds the services of the stages that the swap rules name. Thread-safe. */
final class StageResolver {
    private final StageEntries entries;
    private final LineUpHolder holder;
    private final CallGuard guard;

    /** @param guard makes the calls of a gallery that is built */
    StageResolver(StageEntries entries, LineUpHolder holder, CallGuard guard) {
        this.entries = entries;
        this.holder = holder;
        this.guard = guard;
    }

    Map<StageKind, StageEntry> entries(LineUpPlan plan) {
        Map<StageKind, StageEntry> stages = new EnumMap<>(StageKind.class);
        plan.stages().forEach((kind, stage) -> stages.put(kind, entry(stage)));
        return stages;
    }

    CallRecord record(StageDescription stage) {
        return entry(stage).monitored().record();
    }

    GalleryStages stages(GalleryTarget target) {
        return GuardedStages.of(
                entry(target.aligner()),
                entry(target.extractor()),
                entry(target.matcher()),
                entry(target.store()),
                guard);
    }

    /** A store that has left, and a stage whose id has changed, may still be in the serving line-up. */
    private StageEntry entry(StageDescription stage) {
        return entries.of(stage).orElseGet(() -> holder.current().entry(stage.kind()));
    }
}
