package io.mien.console.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConsoleSessionsTest {
    private static final Duration IDLE = Duration.ofHours(12);

    private final FakeClock clock = new FakeClock();
    private final ConsoleSessions sessions = new ConsoleSessions(IDLE, clock);
    private final List<String> ended = new ArrayList<>();

    @Test
    void theSecretFindsItsSessionAlone() {
        String secret = sessions.begin();
        assertTrue(sessions.find(secret).orElseThrow().isValid());
        assertFalse(sessions.find(secret) == sessions.find(sessions.begin()));
        assertEquals(Optional.empty(), sessions.find("guessed"));
    }

    @Test
    void aSessionThatIsIdleExpiresAndItsSocketsHearOfIt() {
        String secret = sessions.begin();
        ConsoleSession session = sessions.find(secret).orElseThrow();
        session.onEnd(() -> ended.add("socket"));
        clock.pass(IDLE.minusSeconds(1));
        session.touch();
        clock.pass(IDLE.minusSeconds(1));
        sessions.expire();
        assertTrue(session.isValid());
        assertEquals(List.of(), ended);

        clock.pass(Duration.ofSeconds(1));
        assertFalse(session.isValid());
        session.touch();
        assertFalse(session.isValid());
        assertEquals(Optional.empty(), sessions.find(secret));
        sessions.expire();
        sessions.expire();
        assertEquals(List.of("socket"), ended);
    }

    @Test
    void aSessionEndsAfterAWeekHoweverMuchItIsUsed() {
        String secret = sessions.begin();
        ConsoleSession session = sessions.find(secret).orElseThrow();
        session.onEnd(() -> ended.add("socket"));
        for (int day = 0; day < 14; day++) {
            assertTrue(session.isValid());
            clock.pass(Duration.ofHours(11));
            session.touch();
            clock.pass(Duration.ofHours(1));
            session.touch();
            sessions.expire();
        }
        assertEquals(Optional.empty(), sessions.find(secret));
        assertEquals(List.of("socket"), ended);
    }

    @Test
    void tellsALateListenerAtOnce() {
        ConsoleSession session = sessions.find(sessions.begin()).orElseThrow();
        Runnable off = session.onEnd(() -> ended.add("off"));
        off.run();
        sessions.end(session);
        assertEquals(List.of(), ended);
        session.onEnd(() -> ended.add("late"));
        assertEquals(List.of("late"), ended);
    }

    @Test
    void theIdlestOfTooManyEnds() {
        ConsoleSession first = sessions.find(sessions.begin()).orElseThrow();
        clock.pass(Duration.ofSeconds(1));
        ConsoleSession second = sessions.find(sessions.begin()).orElseThrow();
        clock.pass(Duration.ofSeconds(1));
        first.touch();
        for (int i = 1; i < ConsoleSessions.MOST; i++) {
            sessions.begin();
        }
        assertTrue(first.isValid());
        assertFalse(second.isValid());
    }

    @Test
    void allEndWithTheServer() {
        ConsoleSession session = sessions.find(sessions.begin()).orElseThrow();
        session.onEnd(() -> ended.add("socket"));
        sessions.close();
        assertFalse(session.isValid());
        assertEquals(List.of("socket"), ended);
    }
}
