package io.mien.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.Person;
import io.mien.store.StoreException;
import io.mien.tck.FaceStoreFixture;
import io.mien.tck.FaceStoreProvider;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the store wrote before, as it lies among the resources: made by the program of commit 435f57a. */
class OlderLogTest extends FaceStoreFixture {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }

    private static Path copy(String resource, Path target) throws IOException {
        try (InputStream in = OlderLogTest.class.getResourceAsStream(resource)) {
            Files.createDirectories(target.getParent());
            Files.copy(in, target);
            return target;
        }
    }

    private void assertHoldsBoth() throws Exception {
        assertEquals(
                List.of("Ada", "Zo\u00eb \u5c0f\u660e"),
                store.people().stream().map(Person::label).toList());
        assertTrue(store.chip(2).orElseThrow().picture().length > 5_000);
        assertEquals(1, store.face(2).orElseThrow().embeddings().size());
        assertEquals(List.of(3L), store.add(List.of(face("Bob", 1))));
    }

    @Test
    void opensAGalleryOfBefore() throws Exception {
        provider().close(store);
        copy("gallery-of-435f57a.log", temporary.resolve("older/log"));
        store = provider().open(temporary.resolve("older"));
        assertHoldsBoth();
    }

    @Test
    void takesABackupOfBefore() throws Exception {
        store.restore(copy("backup-of-435f57a.mien", temporary.resolve("older.mien")));
        assertHoldsBoth();
    }

    @Test
    void refusesABackupOfBeforeThatIsDamaged() throws Exception {
        store.add(List.of(face("Ann", 1)));
        String before = contents();
        byte[] whole = Files.readAllBytes(copy("backup-of-435f57a.mien", temporary.resolve("older.mien")));
        for (int at = 0; at < whole.length; at += 97) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x10;
            Path file = Files.write(temporary.resolve("damaged"), damaged);
            assertThrows(StoreException.class, () -> store.restore(file), "byte " + at);
        }
        assertEquals(before, contents());
    }
}
