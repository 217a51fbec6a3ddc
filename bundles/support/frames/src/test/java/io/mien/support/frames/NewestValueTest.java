package io.mien.support.frames;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NewestValueTest {
    private final NewestValue<Integer> newest = new NewestValue<>();

    @Test
    void theNewestIsKeptAndTheOthersAreCounted() throws Exception {
        assertEquals(Optional.empty(), newest.put(1));
        assertEquals(Optional.of(1), newest.put(2));
        assertEquals(Optional.of(2), newest.put(3));
        assertEquals(Optional.of(3), newest.take());
        assertEquals(2, newest.displaced());
        newest.put(4);
        newest.end();
        assertEquals(Optional.of(5), newest.put(5), "nothing is kept after the end");
        assertEquals(Optional.empty(), newest.take());
    }

    @Test
    void aValueThatWaitsForItsPlaceDisplacesNothing() throws Exception {
        Thread writer = new Thread(() -> {
            try {
                for (int i = 0; i < 1000; i++) {
                    newest.putAfterTaken(i);
                }
                newest.finish();
            } catch (InterruptedException e) {
                newest.end();
            }
        });
        writer.start();
        List<Integer> taken = new ArrayList<>();
        for (Optional<Integer> next = newest.take(); next.isPresent(); next = newest.take()) {
            taken.add(next.get());
        }
        assertEquals(1000, taken.size());
        assertEquals(999, taken.get(999));
        assertEquals(0, newest.displaced());
    }

    @Test
    void theEndFreesWhoWaitsForAPlace() throws Exception {
        assertTrue(newest.putAfterTaken(1));
        Thread ender = new Thread(newest::end);
        ender.start();
        assertFalse(newest.putAfterTaken(2));
        ender.join();
    }
}
