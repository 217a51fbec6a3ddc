package io.mien.recognizer.guard;

import io.mien.StageId;
import io.mien.StageKind;

/**
 * Who is called, for the record.
 *
 * @param kind its slot
 * @param id what it is called
 * @param record how it fares
 */
public record Subject(StageKind kind, StageId id, CallRecord record) {
    /** That it answered what it must not. */
    public StageFailure failure(String reason) {
        return new StageFailure(this, reason, null);
    }
}
