package io.mien.recognizer.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WaitSliceTest {
    private static final long DEADLINE = TimeUnit.SECONDS.toNanos(10);
    private static final long STEP = TimeUnit.MILLISECONDS.toNanos(70);

    /** Also a stop that ends just after the deadline: it is not the call that was late. */
    @ParameterizedTest
    @ValueSource(longs = {1_501, 2_000, 9_900, 10_000, 10_500, 11_000, 30_000})
    void aStoppedProcessIsNoticedWhereverTheStopBegins(long millis) {
        long stop = Math.max(TimeUnit.MILLISECONDS.toNanos(millis), WaitSlice.NOTICED);
        for (long begins = 0; begins < DEADLINE; begins += STEP) {
            assertEquals(1, halts(begins, stop), "a stop that begins after " + begins + " ns");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 40, 999})
    void aThreadThatWakesUpLateIsNoStoppedProcess(long millis) {
        long late = TimeUnit.MILLISECONDS.toNanos(millis);
        for (long begins = 0; begins < DEADLINE; begins += STEP) {
            assertEquals(0, halts(begins, late), "late after " + begins + " ns");
        }
    }

    /** Slices with a halt, in a wait up to the deadline in which the process stands still once. */
    private static int halts(long begins, long stop) {
        int halts = 0;
        long now = 0;
        while (now < DEADLINE) {
            WaitSlice slice = WaitSlice.of(DEADLINE - now);
            long due = now + slice.nanos();
            long wakes = begins >= now && begins < due ? Math.max(due, begins + stop) : due;
            halts += slice.halted(wakes - now) ? 1 : 0;
            now = wakes;
        }
        return halts;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 499_999_999, 500_000_000, 500_000_001})
    void aSliceIsNoLongerThanWhatIsLeft(long left) {
        assertTrue(WaitSlice.of(left).nanos() <= left);
        assertFalse(WaitSlice.of(left).nanos() <= 0);
    }
}
