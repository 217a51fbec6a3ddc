package io.mien.recognizer.guard;

import java.util.concurrent.TimeUnit;

/** Fills records for tests. */
public final class Recorded {
    private Recorded() {}

    /** So many answers, each after so long. */
    public static void answers(CallRecord record, int count, long millis) {
        for (int i = 0; i < count; i++) {
            record.answeredOnce(TimeUnit.MILLISECONDS.toNanos(millis), 1);
        }
    }
}
