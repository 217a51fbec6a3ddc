package io.mien.sightings.kept;

import static io.mien.sightings.kept.Sights.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.support.data.HexKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SightingDatabaseTest {
    private static final String KEY = "00112233445566778899aabbccddeeff";

    @TempDir
    private Path temporary;

    private SightingDatabase open(String... key) throws Exception {
        Optional<HexKey> secret =
                key.length == 0 ? Optional.empty() : Optional.of(HexKey.parse(key[0], "the test's key"));
        return SightingDatabase.open(folder(), secret);
    }

    private Path folder() {
        return temporary.resolve("sightings");
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            return files.filter(f -> f.toString().endsWith(".sighting")).toList();
        }
    }

    private boolean holdsPicture(String text) throws IOException {
        try (Stream<Path> files = Files.list(folder())) {
            for (Path file : files.toList()) {
                if (Sights.holds(Files.readAllBytes(file), Sights.picture(text))) {
                    return true;
                }
            }
        }
        return false;
    }

    @Test
    void sightingsOutliveARestart() throws Exception {
        SightingDatabase first = open();
        assertFalse(Files.exists(folder()), "nothing is written before there is a sighting");
        long id = first.add(Sights.unknown(NOON), Sights.crops("ada"));
        first.update(id, Sights.of("Ada", NOON.plusSeconds(9)), Sights.crops("better"));
        first.name(id, Optional.of("Bela"));

        SightingDatabase second = open();
        assertEquals(first.list(), second.list());
        assertEquals(Optional.of("Bela"), second.head(id).person());
        assertEquals(Sights.of("Ada", NOON.plusSeconds(9)), second.head(id).facts());
        assertEquals(Sights.crops("better"), second.read(id));
        assertFalse(holdsPicture("ada"), "the crop before");
        assertTrue(holdsPicture("better"));
    }

    @Test
    void anUpdateKeepsTheNameThatAPersonGave() throws Exception {
        SightingDatabase database = open();
        long id = database.add(Sights.unknown(NOON), Sights.crops("x"));
        database.name(id, Optional.of("Ada"));
        assertTrue(database.update(id, Sights.unknown(NOON), Sights.crops("y")));
        assertEquals(Optional.of("Ada"), database.head(id).person());
    }

    @Test
    void filesAreForTheirOwnerAlone() throws Exception {
        open().add(Sights.unknown(NOON), Sights.crops("x"));
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(folder())));
        for (Path file : files()) {
            assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
    }

    @Test
    void aDeletedSightingLeavesNothingAndItsNumberIsNotUsedAgain() throws Exception {
        SightingDatabase database = open();
        long kept = database.add(Sights.unknown(NOON), Sights.crops("kept"));
        long gone = database.add(Sights.unknown(NOON), Sights.crops("gone"));
        assertThrows(NoSuchSightingException.class, () -> database.delete(Set.of(gone, 99L)));
        assertEquals(2, database.list().size(), "all or none");
        database.delete(Set.of(gone));

        assertFalse(holdsPicture("gone"));
        assertFalse(database.update(gone, Sights.unknown(NOON), Sights.crops("gone")), "not kept again");
        assertThrows(NoSuchSightingException.class, () -> database.read(gone));
        assertEquals(gone + 1, open().add(Sights.unknown(NOON), Sights.crops("next")));
        assertEquals(Sights.crops("kept"), open().read(kept));
    }

    @Test
    void aForgottenPersonIsPurged() throws Exception {
        SightingDatabase database = open();
        database.add(Sights.of("Ada", NOON), Sights.crops("taken"));
        long named = database.add(Sights.unknown(NOON), Sights.crops("named"));
        database.name(named, Optional.of("Ada"));
        database.add(Sights.onceTakenFor("Ada"), Sights.crops("once"));
        long other = database.add(Sights.of("Bela", NOON), Sights.crops("other"));

        assertEquals(3, database.purge(" Ada"));
        assertEquals(
                List.of(other), database.list().stream().map(SightingHead::id).toList());
        assertEquals(1, files().size());
        assertFalse(holdsPicture("taken") || holdsPicture("named") || holdsPicture("once"));
    }

    @Test
    void aPersonWithAnotherNameIsForgottenByThat() throws Exception {
        SightingDatabase database = open();
        long taken = database.add(Sights.of("Ada", NOON), Sights.crops("taken"));
        long named = database.add(Sights.unknown(NOON), Sights.crops("named"));
        database.name(named, Optional.of("Ada"));
        database.rename("Ada", "Grace");

        assertEquals(Optional.of("Grace"), open().head(taken).person());
        assertEquals(Optional.of("Grace"), open().head(named).person());
        assertEquals(0, database.purge("Ada"));
        assertEquals(2, database.purge("Grace"));
    }

    @Test
    void withAKeyNothingIsReadable() throws Exception {
        long id = open(KEY).add(Sights.of("Ada", NOON), Sights.crops("secret"));
        assertFalse(holdsPicture("secret"));
        assertFalse(Sights.holds(Files.readAllBytes(files().get(0)), "Ada".getBytes("UTF-8")));
        assertEquals(Sights.crops("secret"), open(KEY).read(id));
    }

    @Test
    void aKeyEncryptsWhatWasKeptWithoutOne() throws Exception {
        long id = open().add(Sights.unknown(NOON), Sights.crops("bare"));
        assertEquals(Sights.crops("bare"), open(KEY).read(id));
        assertFalse(holdsPicture("bare"));
        assertEquals(1, files().size());
    }

    /** It cannot be told whom it shows. */
    @Test
    void unreadableFilesAreReportedAndErasedWithTheOldest() throws Exception {
        open(KEY).add(Sights.of("Ada", NOON), Sights.crops("secret"));
        long other = open(KEY.replace('0', '1')).add(Sights.of("Ada", NOON), Sights.crops("mine"));

        SightingDatabase database = open(KEY.replace('0', '1'));
        assertEquals(1, database.unreadable());
        SightingException refused = assertThrows(SightingException.class, () -> database.purge("Ada"));
        assertTrue(refused.getMessage().contains("may show Ada"), refused.getMessage());
        assertThrows(NoSuchSightingException.class, () -> database.head(other), "what can be read is purged");

        Retention usual = new Retention(Duration.ofHours(24), Duration.ofDays(7), 10);
        java.time.Instant written = Files.getLastModifiedTime(files().get(0)).toInstant();
        assertEquals(0, database.prune(usual, written.plus(Duration.ofDays(6))));
        assertEquals(1, database.prune(usual, written.plus(Duration.ofDays(7))));
        assertEquals(List.of(), files());
    }

    @Test
    void damageAndExchangedFilesAreNoticed() throws Exception {
        for (String key : List.of("", KEY)) {
            String[] keys = key.isEmpty() ? new String[0] : new String[] {key};
            SightingDatabase database = open(keys);
            long one = database.add(Sights.unknown(NOON), Sights.crops("one"));
            long two = database.add(Sights.unknown(NOON), Sights.crops("two"));
            Path file = folder().resolve(one + "-0.sighting");
            Files.copy(folder().resolve(two + "-0.sighting"), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
            assertEquals(1, open(keys).unreadable(), "the file of another sighting");
            byte[] bytes = Files.readAllBytes(folder().resolve(two + "-0.sighting"));
            bytes[bytes.length - 20]++;
            Files.write(folder().resolve(two + "-0.sighting"), bytes);
            assertThrows(SightingException.class, () -> open(keys).read(two));
            assertEquals(2, open(keys).deleteAll());
        }
    }

    @Test
    void leftoversOfAnInterruptedWriteAreErased() throws Exception {
        SightingDatabase database = open();
        long id = database.add(Sights.unknown(NOON), Sights.crops("old"));
        byte[] newer = Files.readAllBytes(folder().resolve(id + "-0.sighting"));
        Files.write(folder().resolve(id + "-1.sighting"), newer);
        Files.write(folder().resolve("." + id + "-2.sighting.x.part"), Sights.picture("part"));

        assertEquals(1, open().list().size());
        assertEquals(List.of(folder().resolve(id + "-1.sighting")), files());
        assertFalse(holdsPicture("part"));
    }
}
