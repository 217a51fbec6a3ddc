package io.mien.recognizer;

/**
 * How a stage has fared since it came.
 *
 * @param calls that it answered or failed
 * @param failures calls that threw, ran over their deadline or gave back what cannot be
 * @param medianMicros median latency of its latest calls in microseconds, 0 before the first
 * @param p99Micros 99th percentile of the same
 * @param leaked calls that nothing could end, and that hold a thread until the process ends
 */
public record StageFigures(long calls, long failures, long medianMicros, long p99Micros, int leaked) {
    /** Of a stage that was not called yet. */
    public static final StageFigures NONE = new StageFigures(0, 0, 0, 0, 0);
}
