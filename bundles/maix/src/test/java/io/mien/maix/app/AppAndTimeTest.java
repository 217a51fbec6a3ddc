package io.mien.maix.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.time.Time;
import org.junit.jupiter.api.Test;

class AppAndTimeTest {
    @Test
    void theFlagAsksTheProgramToEnd() {
        assertFalse(App.needExit());
        App.setExitFlag(true);
        assertTrue(App.need_exit());
        App.set_exit_flag(false);
        assertFalse(App.need_exit());
    }

    @Test
    void waitsAtLeastAsLongAsItIsAsked() {
        long before = System.nanoTime();
        Time.sleep_ms(3);
        assertTrue(System.nanoTime() - before >= 3_000_000);
        MaixException e = assertThrows(MaixException.class, () -> Time.sleepMs(-1));
        assertEquals(Err.ERR_ARGS, e.err());
        assertEquals("a wait is not negative: -1 ms", e.getMessage());
    }

    @Test
    void ticksDoNotGoBack() {
        double s = Time.ticks_s();
        long ms = Time.ticks_ms(), us = Time.ticks_us();
        assertTrue(Time.ticks_diff(s, Time.ticksS()) >= 0);
        assertTrue(Time.ticksMs() >= ms && Time.ticksUs() >= us);
    }

    @Test
    void countsCallsInASecond() {
        Time.fps();
        Time.sleep_ms(2);
        float fps = Time.fps();
        assertTrue(fps > 0 && fps <= 500, "two calls 2 ms apart: " + fps);
    }
}
