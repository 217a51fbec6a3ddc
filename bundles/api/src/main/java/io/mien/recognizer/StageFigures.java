package io.mien.recognizer;

import org.osgi.annotation.versioning.ProviderType;

/** How a stage has fared since it came. Made by the recognizer. */
@ProviderType
public sealed interface StageFigures permits StageFiguresValues {
    /** Of a stage that was not called yet. */
    StageFigures NONE = of(0, 0);

    /** Calls that it answered or failed. */
    long calls();

    /** Calls that threw, ran over their deadline or gave back what cannot be. */
    long failures();

    /** Median latency of its latest calls in microseconds, 0 before the first. */
    long medianMicros();

    /** 99th percentile of the same. */
    long p99Micros();

    /** Calls that nothing could end, and that hold a thread until the process ends. */
    int leaked();

    /** Figures without latency and without leaked calls. */
    static StageFigures of(long calls, long failures) {
        return new StageFiguresValues(calls, failures, 0, 0, 0);
    }

    /** The same with the latency of the latest calls. */
    StageFigures latency(long median, long p99);

    /** The same with calls that nothing could end. */
    StageFigures leaked(int held);
}
