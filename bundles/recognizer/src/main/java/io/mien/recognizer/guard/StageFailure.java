package io.mien.recognizer.guard;

import io.mien.MienException;
import io.mien.StageFailedException;

/**
 * A stage threw, ran over its deadline or answered what cannot be. Unchecked: it passes through code that knows nothing of
 * the guard, up to where the frame is done again with another stage.
 */
public final class StageFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient MonitoredStage monitored;

    StageFailure(MonitoredStage monitored, String reason, Throwable cause) {
        super(reason, cause);
        this.monitored = monitored;
    }

    /** The stage that failed. */
    public MonitoredStage monitored() {
        return monitored;
    }

    /** The exception for the caller if no other stage can answer the call: the stage's own error if its contract has one. */
    public MienException toException() {
        return getCause() instanceof MienException own
                ? own
                : new StageFailedException(monitored.kind(), monitored.id(), getMessage(), this);
    }
}
