package io.mien.recognizer.probation;

/**
 * What a new stage must do to stay.
 *
 * @param calls after which it has proved itself
 * @param failures share of these that may fail, 0..1
 * @param latency how many times its predecessor's median time it may take
 * @param freeMillis what it may take beyond that in any case
 * @param millis after which its probation is over, however few the calls
 */
public record ProbationLimits(int calls, double failures, double latency, double freeMillis, long millis) {
    public ProbationLimits {
        if (calls < 1 || !(failures >= 0 && failures <= 1) || !(latency > 0) || !(freeMillis >= 0) || millis < 0) {
            throw new IllegalArgumentException("not limits of a probation: calls " + calls + ", failures " + failures
                    + ", latency " + latency + ", free " + freeMillis + " ms, longest " + millis + " ms");
        }
    }
}
