package io.mien.console.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AttemptLimitTest {
    private static final String ADA = "192.0.2.1";
    private static final String EVE = "192.0.2.66";

    private final FakeClock clock = new FakeClock();
    private final AttemptLimit limit = new AttemptLimit(3, Duration.ofSeconds(60), Duration.ofSeconds(5), clock);

    @Test
    void eachFurtherFailureDoublesThePauseUpToTheLongest() {
        fail(EVE, 2);
        assertEquals(Optional.empty(), limit.pause(EVE));
        for (int seconds : new int[] {1, 2, 4, 8, 16, 32, 60, 60}) {
            fail(EVE, 1);
            assertEquals(Optional.of(Duration.ofSeconds(seconds)), limit.pause(EVE));
            clock.pass(Duration.ofSeconds(seconds));
            assertEquals(Optional.empty(), limit.pause(EVE));
        }
    }

    @Test
    void anotherAddressIsNotHeldUp() {
        fail(EVE, 5);
        assertEquals(Optional.empty(), limit.pause(ADA));
    }

    @Test
    void manyAddressesTogetherAreHeldUpForAShortTime() {
        for (int i = 0; i < 30; i++) {
            fail("198.51.100." + i, 1);
        }
        assertEquals(Optional.of(Duration.ofSeconds(1)), limit.pause(ADA));
        for (int i = 0; i < 30; i++) {
            fail("198.51.100." + i, 1);
        }
        assertEquals(Optional.of(Duration.ofSeconds(5)), limit.pause(ADA));
    }

    @Test
    void anAddressThatWasRightBeforeIsHeldUpByItsOwnFailuresAlone() {
        limit.succeeded(ADA);
        for (int i = 0; i < 60; i++) {
            fail("198.51.100." + i, 1);
        }
        assertEquals(Optional.empty(), limit.pause(ADA));
        fail(ADA, 3);
        assertEquals(Optional.of(Duration.ofSeconds(1)), limit.pause(ADA));
    }

    @Test
    void theAddressesOfOneNetworkOfIpv6AreOne() {
        fail("2001:db8:1:2:3:4:5:6", 2);
        fail("2001:db8:1:2:aaaa:4:5:6", 1);
        assertTrue(limit.pause("2001:db8:1:2:0:0:0:1").isPresent());
        assertEquals(Optional.empty(), limit.pause("2001:db8:1:3:0:0:0:1"));
    }

    @Test
    void successAndAnHourForget() {
        fail(EVE, 2);
        limit.succeeded(EVE);
        fail(EVE, 2);
        assertEquals(Optional.empty(), limit.pause(EVE));
        fail(EVE, 10);
        clock.pass(Duration.ofMinutes(61));
        fail(EVE, 2);
        assertEquals(Optional.empty(), limit.pause(EVE));
    }

    @Test
    void forgetsTheOldestOfTooManyAddresses() {
        for (int i = 0; i < 1001; i++) {
            fail("10.0." + i / 256 + "." + i % 256, 8);
        }
        clock.pass(Duration.ofSeconds(6));
        assertEquals(Optional.empty(), limit.pause("10.0.0.0"));
        assertEquals(Optional.of(Duration.ofSeconds(26)), limit.pause("10.0.0.1"));
    }

    private void fail(String address, int times) {
        for (int i = 0; i < times; i++) {
            limit.failed(address);
        }
    }
}
