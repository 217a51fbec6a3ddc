package io.mien.support.components;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {
    private static final List<String> PIDS =
            List.of("io.mien.recognizer", "io.mien.live", "io.mien.store.log", "io.mien.store.derby");

    @Test
    void findsTheNameWithTheFewestMistakes() {
        assertEquals(Optional.of("io.mien.recognizer"), NearestName.of("io.mien.recogniser", PIDS));
        assertEquals(Optional.of("io.mien.live"), NearestName.of("io.mien.liv", PIDS));
        assertEquals(Optional.of("io.mien.store.log"), NearestName.of("io.mien.storelog", PIDS));
    }

    @Test
    void namesThatHaveLittleInCommonAreNotProposed() {
        assertEquals(Optional.empty(), NearestName.of("com.example.door", PIDS));
        assertEquals(Optional.empty(), NearestName.of("x", List.of()));
    }
}
