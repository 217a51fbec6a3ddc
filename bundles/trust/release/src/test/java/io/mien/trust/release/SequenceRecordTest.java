package io.mien.trust.release;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SequenceRecordTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @TempDir
    Path home;

    @TempDir
    Path data;

    @Test
    void productsAreCountedEachOnItsOwn() throws Exception {
        SignedFiles files = SignedFiles.locked(home);
        TrustRoot root = files.lock().root();
        SignedText gate = files.release(7);
        SignedText desk = files.release(3, SignedFiles.PLATFORM, "desk");
        new SequenceRecord(data).accept(gate, ReleaseText.read(gate), root);
        new SequenceRecord(data).accept(desk, ReleaseText.read(desk), root);
        SignedText older = files.release(6);
        assertThrows(
                TrustException.class, () -> new SequenceRecord(data).require(older, ReleaseText.read(older), root));
        assertThrows(TrustException.class, () -> new SequenceRecord(data).accept(older, ReleaseText.read(older), root));
        assertDoesNotThrow(() -> new SequenceRecord(data).require(gate, ReleaseText.read(gate), root));
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("trust/sequences.json"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"gate\": {\"root\": 1}}", "{\"gate\": 7}"})
    void damagedRecordIsNoEmptyOne(String text) throws Exception {
        SignedFiles files = SignedFiles.locked(home);
        Files.createDirectories(data.resolve("trust"));
        Files.writeString(data.resolve("trust/sequences.json"), text);
        SignedText release = files.release(7);
        TrustException e = assertThrows(TrustException.class, () -> new SequenceRecord(data)
                .require(release, ReleaseText.read(release), files.lock().root()));
        assertTrue(e.getMessage().contains("sequences.json: is damaged: "), e.getMessage());
    }

    @Test
    void timeDoesNotGoBackWhereTheClockDoes() throws Exception {
        AtomicReference<Instant> clock = new AtomicReference<>(NOON);
        assertEquals(NOON, new LastKnownTime(data, clock::get).now());
        clock.set(Instant.EPOCH);
        LastKnownTime later = new LastKnownTime(data, clock::get);
        assertEquals(NOON, later.now());
        clock.set(NOON.plus(Duration.ofMinutes(59)));
        assertEquals(clock.get(), later.now());
        clock.set(NOON.plus(Duration.ofDays(1)));
        assertEquals(clock.get(), later.now());
        clock.set(Instant.EPOCH);
        assertEquals(NOON.plus(Duration.ofDays(1)), new LastKnownTime(data, clock::get).now());
        Files.writeString(data.resolve("trust/latest-time"), "yesterday");
        assertEquals(Instant.EPOCH, new LastKnownTime(data, clock::get).now());
    }
}
