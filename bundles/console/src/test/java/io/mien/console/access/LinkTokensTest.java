package io.mien.console.access;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LinkTokensTest {
    private final FakeClock clock = new FakeClock();
    private final LinkTokens tokens = new LinkTokens(Duration.ofSeconds(60), clock);

    @Test
    void aTokenIsWorthSomethingOnce() {
        String token = tokens.issue();
        assertNotEquals(token, tokens.issue());
        assertTrue(tokens.redeem(token));
        assertFalse(tokens.redeem(token));
        assertFalse(tokens.redeem(""));
    }

    @Test
    void aTokenExpires() {
        String token = tokens.issue();
        clock.pass(Duration.ofSeconds(60));
        assertFalse(tokens.redeem(token));
    }

    @Test
    void theOldestOfTooManyIsWorthNothing() {
        String oldest = tokens.issue();
        String next = tokens.issue();
        for (int i = 1; i < LinkTokens.MOST; i++) {
            tokens.issue();
        }
        assertFalse(tokens.redeem(oldest));
        assertTrue(tokens.redeem(next));
    }
}
