package io.mien.recognizer.guard;

/**
 * How long a call may take.
 *
 * @param deadlineMillis after which it is interrupted
 * @param graceMillis how long it may then take to end, before its thread is abandoned
 * @param deadlineItems faces or windows that one deadline is for; a call about more has proportionally longer
 */
public record GuardLimits(long deadlineMillis, long graceMillis, int deadlineItems) {
    public GuardLimits {
        deadlineItems = Math.max(1, deadlineItems);
        if (deadlineMillis < 1 || graceMillis < 0) {
            throw new IllegalArgumentException("a deadline is at least 1 ms and a grace at least 0 ms, not "
                    + deadlineMillis + " and " + graceMillis);
        }
    }

    /**
     * How long a call may take that is about so many faces, pictures or windows.
     *
     * @param items at least 1
     */
    public long deadlineMillis(int items) {
        return items <= deadlineItems ? deadlineMillis : deadlineMillis * items / deadlineItems;
    }
}
