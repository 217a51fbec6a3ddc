package io.mien.recognizer.guard;

import io.mien.StageId;
import io.mien.StageKind;

/**
 * The stage that is called, for the record.
 *
 * @param kind its slot
 * @param id its id
 * @param record the figures of its calls
 */
public record MonitoredStage(StageKind kind, StageId id, CallRecord record) {
    /** That it answered what it must not. */
    public StageFailure failure(String reason) {
        return new StageFailure(this, reason, null);
    }
}
