package io.mien.recognizer;

/** The values of a {@link StageFigures}. */
record StageFiguresValues(long calls, long failures, long medianMicros, long p99Micros, int leaked)
        implements StageFigures {
    @Override
    public StageFigures latency(long median, long p99) {
        return new StageFiguresValues(calls, failures, median, p99, leaked);
    }

    @Override
    public StageFigures leaked(int held) {
        return new StageFiguresValues(calls, failures, medianMicros, p99Micros, held);
    }
}
