package io.mien.support.password;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    @Test
    void onlyThePasswordMatches() {
        PasswordHash hash = PasswordHash.parse(
                        PasswordHash.of("pässword".toCharArray()).toString())
                .orElseThrow();

        assertTrue(hash.matches("pässword".toCharArray()));
        assertFalse(hash.matches("password".toCharArray()));
        assertFalse(hash.matches(new char[0]));
    }

    @Test
    void theEndOfALongPasswordCounts() {
        String start = "x".repeat(80);
        PasswordHash hash = PasswordHash.of((start + "a").toCharArray());

        assertTrue(hash.matches((start + "a").toCharArray()));
        assertFalse(hash.matches((start + "b").toCharArray()));
    }

    @Test
    void eachHashHasASaltOfItsOwn() {
        assertNotEquals(
                PasswordHash.of("a".toCharArray()).toString(),
                PasswordHash.of("a".toCharArray()).toString());
    }

    @Test
    void otherTextIsNoHash() {
        assertEquals(Optional.empty(), PasswordHash.parse("hunter2").map(PasswordHash::toString));
        assertEquals(Optional.empty(), PasswordHash.parse("").map(PasswordHash::toString));
        String longest = PasswordHash.of("a".toCharArray()).toString().replace("$12$", "$31$");
        assertEquals(Optional.empty(), PasswordHash.parse(longest).map(PasswordHash::toString));
    }
}
