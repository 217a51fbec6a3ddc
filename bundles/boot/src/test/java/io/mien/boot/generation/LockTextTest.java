package io.mien.boot.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.mien.boot.json.JsonException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LockTextTest {
    private static final Lock LOCK = Locks.of(
                    Locks.ofDistribution("io.mien.api"),
                    Locks.deployed("io.mien.detector.yunet", "ab").withSuperseded(true))
            .numbered(7, java.time.Instant.ofEpochMilli(1_234_567));

    @Test
    void readsWhatWasWritten() throws JsonException {
        assertEquals(LOCK, LockText.read(LockText.write(LOCK)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsAReleaseThatIsNotProved(boolean failed) throws JsonException {
        Lock lock = LOCK.withUnproved(Optional.of(new UnprovedRelease("desk 2 (sequence 7)", 6, failed)));
        assertEquals(lock, LockText.read(LockText.write(lock)));
        assertEquals(LOCK, LockText.read(LockText.write(lock.withUnproved(Optional.empty()))));
    }

    @Test
    void ignoresAdditionsOfANewerMien() throws JsonException {
        String text = LockText.write(LOCK).replaceFirst("\\{", "{\"colour\": \"blue\", ");
        assertEquals(LOCK, LockText.read(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"number", "time", "why", "before", "feature", "product", "use", "file", "origin", "sha256"})
    void namesWhatIsMissing(String member) {
        String text = LockText.write(LOCK).replace('"' + member + '"', "\"x\"");
        JsonException e = assertThrows(JsonException.class, () -> LockText.read(text));
        assertEquals("'" + member + "' is missing or of another type", e.getMessage());
    }

    @Test
    void anythingTornIsRefused() {
        String text = LockText.write(LOCK).stripTrailing();
        for (int length = 0; length < text.length(); length++) {
            String torn = text.substring(0, length);
            assertThrows(JsonException.class, () -> LockText.read(torn));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'\"version\": \"2.0.0\"', '\"version\": \"99999999999\"', version",
        "'\"version\": \"2.0.0\"', '\"version\": \"two\"', version",
        "'\"file\": \"ab.jar\"', '\"file\": \"../ab.jar\"', file",
        "'\"file\": \"ab.jar\"', '\"file\": \"a\\u0000b.jar\"', file",
        "'\"feature\": \"desk\"', '\"feature\": \"d\\u0000\"', feature"
    })
    void refusesWhatWouldFailLater(String from, String to, String member) {
        String text = LockText.write(LOCK).replace(from, to);
        JsonException e = assertThrows(JsonException.class, () -> LockText.read(text));
        assertEquals("'" + member + "' is not of the form that it should have", e.getMessage());
    }

    @Test
    void readsLeftOutBundles() throws JsonException {
        Lock lock = LOCK.withLeftOut(List.of(new LeftOut("a", "1.0.0", "ab", "it failed")));
        assertEquals(lock, LockText.read(LockText.write(lock)));
    }
}
