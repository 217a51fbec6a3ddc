package io.mien.store.log;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Torn records are cut off at the end of a file, and refused in the middle of it. */
class TornTailTest extends LogCase {
    private Path log() {
        return temporary.resolve("gallery").resolve("log");
    }

    private String contentsOf(byte[] file) throws MienException, IOException {
        Files.write(log(), file);
        store = provider().open(temporary.resolve("gallery"));
        String contents = contents();
        provider().close(store);
        return contents;
    }

    @Test
    void whateverWasLeftOfTheLastRecordIsCutOffAndNothingElse() throws MienException, IOException {
        store.add(List.of(small("Ann", 1)));
        store.add(List.of(small("Bob", 2)));
        String before = contents();
        int whole = (int) Files.size(log());
        store.add(List.of(small("Cid", 3)));
        String after = contents();
        provider().close(store);
        byte[] file = Files.readAllBytes(log());
        for (int length = whole; length < file.length; length++) {
            byte[] torn = Arrays.copyOf(file, length);
            assertEquals(before, contentsOf(torn), "cut at " + length);
            assertEquals(whole, Files.size(log()), "cut at " + length);
            byte[] zeros = Arrays.copyOf(torn, file.length);
            // A record may end with zeros itself.
            String expected = Arrays.equals(zeros, file) ? after : before;
            assertEquals(expected, contentsOf(zeros), "zeros from " + length);
        }
        assertEquals(after, contentsOf(file));
        assertEquals(before, contentsOf(Arrays.copyOf(file, whole)));
        store = provider().open(temporary.resolve("gallery"));
        assertEquals(List.of(3L), store.add(List.of(small("Dora", 4))));
    }

    @Test
    void damageBeforeTheLastRecordIsRefusedWithItsPlaceAndLeftAsItIs() throws MienException, IOException {
        store.add(List.of(small("Ann", 1)));
        int second = (int) Files.size(log());
        store.add(List.of(small("Bob", 2)));
        int third = (int) Files.size(log());
        store.add(List.of(small("Cid", 3)));
        String whole = contents();
        provider().close(store);
        byte[] file = Files.readAllBytes(log());
        for (int at = 0; at < third; at++) {
            byte[] damaged = file.clone();
            damaged[at] ^= 0x10;
            int from = at < LogHeader.BYTES ? 0 : at < second ? LogHeader.BYTES : second;
            Files.write(log(), damaged);
            DamagedLogException refused = assertThrows(
                    DamagedLogException.class, () -> provider().open(temporary.resolve("gallery")), "byte " + at);
            String told = refused.getMessage();
            assertTrue(told.contains(log().toString()) && told.contains("at byte " + from + ":"), told);
            assertArrayEquals(damaged, Files.readAllBytes(log()));
        }
        assertEquals(whole, contentsOf(file));
        store = provider().open(temporary.resolve("gallery"));
    }
}
