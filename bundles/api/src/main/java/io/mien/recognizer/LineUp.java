package io.mien.recognizer;

import io.mien.StageId;
import io.mien.StageKind;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/**
 * The one consistent set of stages that a picture passed through.
 *
 * @param number grows with every change of the line-up; equal numbers of one process mean equal stages
 * @param stages those that the call needed
 */
public record LineUp(long number, Map<StageKind, StageId> stages) {
    public LineUp {
        Map<StageKind, StageId> copy = new EnumMap<>(StageKind.class);
        copy.putAll(stages);
        stages = Collections.unmodifiableMap(copy);
    }

    /**
     * The stage of a kind.
     *
     * @throws NullPointerException naming the kind, if the call did not need one
     */
    public StageId stage(StageKind kind) {
        return Objects.requireNonNull(stages.get(kind), () -> "no " + kind.word() + " in this line-up");
    }
}
