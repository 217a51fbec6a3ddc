package io.mien.recognizer.swap;

import io.mien.StageKind;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Line-ups for one frame alone: what serves, with the next candidates in place of the stages that failed on it. */
public final class FrameAlternatives {
    private FrameAlternatives() {}

    /**
     * @param failed by service number, their kinds
     * @param last the kind that failed last: each of its other stages is an alternative
     */
    public static List<LineUpPlan> of(SwapState state, Map<Long, StageKind> failed, StageKind last) {
        LineUpPlan plan = state.serving();
        for (StageKind kind : Set.copyOf(failed.values())) {
            List<StageDescription> others = others(state, kind, failed.keySet());
            if (others.isEmpty()) {
                return List.of();
            }
            plan = plan.with(others.get(0));
        }
        List<LineUpPlan> alternatives = new ArrayList<>();
        for (StageDescription other : others(state, last, failed.keySet())) {
            alternatives.add(plan.with(other).withGalleryOf(state.memory()));
        }
        return alternatives;
    }

    /** The kept predecessor first: its gallery is complete. */
    private static List<StageDescription> others(SwapState state, StageKind kind, Set<Long> failed) {
        Set<StageDescription> others = new LinkedHashSet<>();
        state.serving().stage(kind).flatMap(state::probation).ifPresent(pair -> others.add(pair.predecessor()));
        others.addAll(state.candidates(kind));
        return others.stream().filter(s -> !failed.contains(s.service())).toList();
    }
}
