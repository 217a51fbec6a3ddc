package io.mien.recognizer;

import io.mien.StageId;
import io.mien.StageKind;
import java.util.Objects;

/** The values of a {@link StageStatus}. */
record StageStatusValues(
        StageKind kind, StageId id, State state, Progress progress, String reason, StageFigures figures)
        implements StageStatus {
    StageStatusValues {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(figures, "figures");
    }

    @Override
    public StageStatus progress(Progress made) {
        return new StageStatusValues(kind, id, state, made, reason, figures);
    }
}
