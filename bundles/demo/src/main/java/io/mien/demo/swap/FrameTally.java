package io.mien.demo.swap;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

/**
 * The outcome of all frames.
 *
 * @param frames that were handed over
 * @param answered that came back with an answer
 * @param mislabelled answers with a face that is missing, invented or wrongly named
 * @param complaints what was wrong, each thing once
 */
public record FrameTally(long frames, long answered, long mislabelled, List<String> complaints) {
    private static final int MOST_COMPLAINTS = 10;

    static FrameTally of(long begun, Collection<FrameOutcome> frames) {
        return new FrameTally(
                begun,
                frames.stream().filter(FrameOutcome::isAnswered).count(),
                frames.stream().filter(FrameOutcome::isMislabelled).count(),
                frames.stream()
                        .map(FrameOutcome::wrong)
                        .filter(w -> !w.isEmpty())
                        .distinct()
                        .limit(MOST_COMPLAINTS)
                        .toList());
    }

    /** Frames without an answer. */
    public long lost() {
        return frames - answered;
    }

    /** Whether there were frames, and each was answered rightly. */
    public boolean isGood() {
        return frames > 0 && lost() == 0 && mislabelled == 0;
    }

    /** The demo's last line. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "frames %d, answered %d, lost %d, mislabeled %d", frames, answered, lost(), mislabelled);
    }
}
