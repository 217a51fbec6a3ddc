package io.mien.recognizer.swap;

import io.mien.StageKind;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which stages a line-up has.
 *
 * @param stages by kind; kinds without a stage are absent
 * @param storeAway whether its store has left, and only the gallery in memory remains of it
 * @param gallery what its gallery is of; empty while that is not in memory
 */
public record LineUpPlan(
        Map<StageKind, StageDescription> stages, boolean storeAway, Optional<GalleryIdentity> gallery) {
    /** Without any stage. */
    public static final LineUpPlan EMPTY = new LineUpPlan(Map.of(), false, Optional.empty());

    static final Set<StageKind> ALL = Set.copyOf(EnumSet.allOf(StageKind.class));

    public LineUpPlan {
        stages = ByKind.copy(stages);
    }

    public Optional<StageDescription> stage(StageKind kind) {
        return Optional.ofNullable(stages.get(kind));
    }

    /**
     * Whether a frame that needs these kinds can use it. A matcher needs a gallery, or a store to build it from.
     *
     * @param searchable whether its gallery is in memory
     */
    public boolean has(Set<StageKind> kinds, boolean searchable) {
        boolean store = stages.containsKey(StageKind.STORE) && !storeAway;
        return stages.keySet().containsAll(kinds)
                && (store || !kinds.contains(StageKind.STORE))
                && (store || !kinds.contains(StageKind.MATCHER) || searchable);
    }

    /** Whether it lacks nothing. */
    boolean isWhole() {
        return has(ALL, gallery.isPresent());
    }

    /** Whether a stage is in it. */
    public boolean has(StageDescription stage) {
        return stage(stage.kind()).filter(stage::same).isPresent();
    }

    /** Whether it has the same stages, and its store is as near. */
    boolean isLike(LineUpPlan other) {
        return storeAway == other.storeAway
                && stages.keySet().equals(other.stages.keySet())
                && other.stages.values().stream().allMatch(this::has);
    }

    /** What its gallery is made with; empty if a stage is missing. */
    public Optional<GalleryTarget> target() {
        return GalleryTarget.of(stages);
    }

    /** The same with another stage, and without a gallery. */
    LineUpPlan with(StageDescription stage) {
        return new LineUpPlan(ByKind.with(stages, stage.kind(), stage), storeAway, Optional.empty());
    }

    LineUpPlan withGallery(Optional<GalleryIdentity> own) {
        return new LineUpPlan(stages, storeAway, own);
    }

    /** The same, with its gallery if that is in memory. */
    LineUpPlan withGalleryOf(Set<GalleryIdentity> memory) {
        return withGallery(target().map(GalleryTarget::identity).filter(memory::contains));
    }
}
