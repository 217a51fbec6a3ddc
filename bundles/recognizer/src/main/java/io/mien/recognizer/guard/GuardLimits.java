package io.mien.recognizer.guard;

/**
 * How long a call may take.
 *
 * @param deadlineMillis after which it is interrupted
 * @param graceMillis how long it may then take to end, before its thread is given up
 */
public record GuardLimits(long deadlineMillis, long graceMillis) {
    public GuardLimits {
        if (deadlineMillis < 1 || graceMillis < 0) {
            throw new IllegalArgumentException("a deadline is at least 1 ms and a grace at least 0 ms, not "
                    + deadlineMillis + " and " + graceMillis);
        }
    }
}
