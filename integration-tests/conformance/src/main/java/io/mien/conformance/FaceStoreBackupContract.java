package io.mien.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.StoreException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link FaceStore} promises of backups. */
public abstract class FaceStoreBackupContract extends FaceStoreFixture {
    private Path backup() throws MienException {
        store.add(List.of(face("Ann", 1), face("Bob", 2), face("Ann", 3)));
        store.put(store.faces().get(0).id(), embedding(OTHER, 4));
        Path file = temporary.resolve("backups").resolve("gallery.backup");
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        store.backup(file);
        return file;
    }

    @Test
    void aBackupIsOneFileAndNothingBesideIt() throws MienException, IOException {
        Path file = backup();
        try (Stream<Path> left = Files.list(file.getParent())) {
            assertEquals(List.of(file), left.toList());
        }
    }

    @Test
    void aBackupReplacesNoFile() throws MienException, IOException {
        Path file = backup();
        byte[] before = Files.readAllBytes(file);
        assertThrows(StoreException.class, () -> store.backup(file));
        assertTrue(Arrays.equals(before, Files.readAllBytes(file)));
    }

    @Test
    void aBackupIntoAFolderThatDoesNotExistIsRefused() {
        assertThrows(
                StoreException.class, () -> store.backup(temporary.resolve("no").resolve("folder")));
        assertFalse(Files.exists(temporary.resolve("no")));
    }

    @Test
    void restoringGivesBackTheGallery() throws MienException {
        Path file = backup();
        String before = contents();
        store.remove("Ann");
        store.add(List.of(face("Cid", 5)));
        store.restore(file);
        assertEquals(before, contents());
        store.add(List.of(face("Dora", 6)));
        assertEquals(3, store.people().size());
        reopen();
        assertEquals(3, store.people().size());
    }

    @Test
    void anEmptyFolderTakesTheGalleryOver() throws MienException {
        Path file = backup();
        String before = contents();
        GalleryId id = store.gallery();
        FaceStore other = provider().open(temporary.resolve("other"));
        try {
            other.restore(file);
            assertEquals(id, other.gallery());
        } finally {
            provider().close(other);
        }
        FaceStore first = store;
        store = provider().open(temporary.resolve("other"));
        try {
            assertEquals(before, contents());
        } finally {
            provider().close(store);
            store = first;
        }
    }

    @Test
    void noIdIsUsedTwiceAfterRestoringAnOlderGallery() throws MienException {
        Path file = backup();
        long since = store.add(List.of(face("Cid", 5))).get(0);
        store.restore(file);
        assertTrue(store.add(List.of(face("Dora", 6))).get(0) > since);
    }

    @Test
    void aTornBackupChangesNothing() throws MienException, IOException {
        byte[] whole = Files.readAllBytes(backup());
        String before = contents();
        for (int part = 0; part < 8; part++) {
            assertRefused(Arrays.copyOf(whole, whole.length * part / 8), before);
        }
        assertRefused(Arrays.copyOf(whole, whole.length - 1), before);
    }

    @Test
    void aDamagedBackupChangesNothing() throws MienException, IOException {
        byte[] whole = Files.readAllBytes(backup());
        String before = contents();
        for (int part = 1; part < 8; part++) {
            byte[] damaged = whole.clone();
            for (int i = 0; i < 40; i++) {
                damaged[whole.length * part / 8 + i] ^= 0x55;
            }
            assertRefused(damaged, before);
        }
    }

    @Test
    void anotherFileChangesNothing() throws MienException, IOException {
        backup();
        String before = contents();
        assertRefused("just text".getBytes(StandardCharsets.US_ASCII), before);
        assertThrows(StoreException.class, () -> store.restore(temporary.resolve("missing")));
        assertThrows(StoreException.class, () -> store.restore(temporary));
        assertEquals(before, contents());
    }

    private void assertRefused(byte[] content, String before) throws MienException, IOException {
        Path file = Files.write(temporary.resolve("refused"), content);
        StoreException refused = assertThrows(StoreException.class, () -> store.restore(file));
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        assertEquals(before, contents());
    }
}
