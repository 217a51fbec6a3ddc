package io.mien.demo.swap;

import io.mien.StageKind;
import io.mien.recognizer.LineUp;
import java.util.Optional;

/**
 * The outcome of one frame.
 *
 * @param begun nanoseconds since the loop began
 * @param ended nanoseconds since the loop began
 * @param lineUp that answered it; empty if none did
 * @param wrong what is wrong with the answer, or why there is none; empty for a right answer
 */
record FrameOutcome(long begun, long ended, Optional<LineUp> lineUp, String wrong) {
    private static final double NANOS = 1e9;
    private static final double MILLIS = 1e6;
    private static final String QUALIFIER = "^(\\d+\\.\\d+\\.\\d+)\\..*";

    boolean isAnswered() {
        return lineUp.isPresent();
    }

    boolean isMislabelled() {
        return isAnswered() && !wrong.isEmpty();
    }

    /** Seconds from the loop's beginning to the answer. */
    double at() {
        return ended / NANOS;
    }

    double millis() {
        return (ended - begun) / MILLIS;
    }

    /** The serving stage, as the strip shows it: name and version without qualifier. */
    String stage(StageKind kind) {
        return lineUp.map(l -> l.stage(kind))
                .map(s -> s.name() + " " + s.version().replaceFirst(QUALIFIER, "$1"))
                .orElse("");
    }
}
