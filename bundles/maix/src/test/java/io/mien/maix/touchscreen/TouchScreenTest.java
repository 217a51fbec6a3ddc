package io.mien.maix.touchscreen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TouchScreenTest {
    private final TouchScreen screen = new TouchScreen();

    @BeforeEach
    void readAll() {
        while (screen.available()) {
            screen.read0();
        }
    }

    @Test
    void passesOverMovesButNoPressAndNoRelease() {
        TouchScreen.send(1, 1, true);
        TouchScreen.send(2, 2, true);
        TouchScreen.send(3, 3, false);
        TouchScreen.send(4, 4, true);
        assertEquals(new Touch(2, 2, true), screen.read());
        assertEquals(new Touch(3, 3, false), screen.read());
        assertEquals(new Touch(4, 4, true), screen.read());
        assertEquals(new Touch(4, 4, true), screen.read(), "nothing new");
    }

    @Test
    void readsOneByOne() {
        TouchScreen.send(1, 1, true);
        TouchScreen.send(2, 2, true);
        assertEquals(new Touch(1, 1, true), screen.read0());
        assertTrue(screen.available());
        assertEquals(new Touch(2, 2, true), screen.read0());
        assertFalse(screen.available(0));
    }

    @Test
    void waitsForATouch() {
        var waiting = CompletableFuture.supplyAsync(() -> screen.available(-1));
        TouchScreen.send(5, 5, true);
        assertTrue(waiting.join());
        screen.read0();
        assertFalse(screen.available(1));
    }

    @Test
    void leavesOutTheOldestOfTooMany() {
        for (int i = 0; i < 2000; i++) {
            TouchScreen.send(i, 0, true);
        }
        assertEquals(new Touch(976, 0, true), screen.read0());
    }
}
