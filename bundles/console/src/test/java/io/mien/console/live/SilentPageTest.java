package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** How long a page may leave unread, or unshown, what it was sent. */
class SilentPageTest {
    private static final Duration LONGEST = Duration.ofSeconds(15);
    private static final long BEGIN = -1_000;
    private static final long LAST = BEGIN + LONGEST.toNanos();

    private final List<String> asked = new ArrayList<>();
    private Optional<Long> waitingSince = Optional.empty();
    private final LiveViewer page = new LiveViewer(
            "page", new LiveViewer.Limits(2, Duration.ofNanos(1), 8), (LiveViewer.Wire) Proxy.newProxyInstance(
                    getClass().getClassLoader(), new Class<?>[] {LiveViewer.Wire.class}, (proxy, method, arguments) -> {
                        if (method.getName().equals("waitingSince")) {
                            return waitingSince;
                        }
                        asked.add(method.getName());
                        return null;
                    }));

    @Test
    void oneThatDoesNotReadIsDroppedAfterThatTime() {
        waitingSince = Optional.of(BEGIN);
        assertTrue(page.staysAfter(LONGEST, LAST));
        assertFalse(page.staysAfter(LONGEST, LAST + 1));
        assertEquals(List.of("ping", "drop"), asked);
    }

    @Test
    void oneThatReadsStays() {
        assertTrue(page.staysAfter(LONGEST, Long.MAX_VALUE));
        assertEquals(List.of("ping"), asked);
    }

    @Test
    void oneThatDoesNotShowWhatItReadIsDroppedToo() {
        page.watch(Set.of("door"));
        page.send(SeenFrames.frame("door", 1, 1), Optional.of(ByteBuffer.allocate(1)), BEGIN);
        assertTrue(page.staysAfter(LONGEST, LAST));
        page.shown("door", 1);
        assertTrue(page.staysAfter(LONGEST, LAST + 1), "it was shown");
        page.send(SeenFrames.frame("door", 2, 1), Optional.of(ByteBuffer.allocate(1)), BEGIN + 1);
        assertFalse(page.staysAfter(LONGEST, LAST + 2));
    }
}
