package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.store.Chip;
import io.mien.store.FaceRecord;
import io.mien.store.FaceSource;
import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.NewFace;
import io.mien.store.Person;
import io.mien.store.StoreException;
import io.mien.store.StoredFace;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What every {@link FaceStore} promises of backups. */
public abstract class FaceStoreBackupContract extends FaceStoreFixture {
    private static final FaceSource PICTURE = new FaceSource("Fotos/B\u00f6b 1.jpg", "3".repeat(64));

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

    /** Throws when it has been run so often. */
    private static Runnable stopAt(int calls) {
        AtomicInteger left = new AtomicInteger(calls);
        return () -> {
            if (left.decrementAndGet() == 0) {
                throw new CancellationException("stopped");
            }
        };
    }

    @Test
    void aStoppedBackupLeavesNoFile() throws MienException, IOException {
        Path file = backup();
        Path other = file.resolveSibling("other.backup");
        for (int face = 1; face <= 3; face++) {
            Runnable stop = stopAt(face);
            assertThrows(CancellationException.class, () -> store.backup(other, stop));
            try (Stream<Path> left = Files.list(file.getParent())) {
                assertEquals(List.of(file), left.toList());
            }
        }
        store.backup(other, stopAt(4));
        assertTrue(Files.exists(other));
    }

    @Test
    void aStoppedRestoreChangesNothing() throws MienException {
        Path file = backup();
        store.remove("Ann");
        String before = contents();
        // Each of three faces and the end are met twice: when the file is proved, and when it is read.
        for (int face = 1; face <= 8; face++) {
            Runnable stop = stopAt(face);
            assertThrows(CancellationException.class, () -> store.restore(file, stop));
            assertEquals(before, contents());
        }
        reopen();
        assertEquals(before, contents());
        store.restore(file, stopAt(9));
        assertEquals(2, store.people().size());
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

    @Test
    void whateverAStoreHoldsComesBack() throws MienException {
        List<Long> ids = store.add(List.of(
                face("Zo\u00eb \u5c0f\u660e \ud83d\ude00", 1),
                new NewFace("Ann", Optional.empty(), embedding(SPACE, 2), Optional.of(PICTURE)),
                face("gone", 3),
                new NewFace("Ann", Optional.of(chip(4, Chip.MAXIMUM_BYTES)), embedding(OTHER, 4)),
                face("gone", 5)));
        store.put(ids.get(0), embedding(OTHER, 6));
        store.put(ids.get(0), embedding(space("third"), 7));
        store.remove("gone");
        List<FaceRecord> before = records();
        String contents = contents();
        Path file = temporary.resolve("backup");
        store.backup(file);
        store.remove("Ann");
        store.restore(file);
        assertEquals(contents, contents());
        assertRecords(before);
        reopen();
        assertRecords(before);
        assertTrue(store.add(List.of(face("Bob", 8))).get(0) > ids.get(4), "an id was given twice");
    }

    /** The file lies among the resources: a format that has changed unnoticed is read no more. */
    @Test
    void aBackupThatAnotherStoreWroteIsRead() throws MienException, IOException {
        Path file = temporary.resolve("neutral");
        try (InputStream in = FaceStoreBackupContract.class.getResourceAsStream("gallery-1.mien")) {
            Files.copy(in, file);
        }
        store.restore(file);
        assertEquals("0d2f8c1e-7b7a-4c51-9a51-3f0a6f2f9c01", store.gallery().toString());
        assertEquals(
                List.of(
                        new Person("Ann", 2, Instant.ofEpochMilli(1_700_000_000_003L)),
                        new Person("Zo\u00eb \u5c0f\u660e", 1, Instant.ofEpochMilli(1_700_000_000_007L))),
                store.people());
        FaceRecord zoe = store.face(7).orElseThrow();
        assertEquals(Optional.of(PICTURE), zoe.source());
        assertSame(chip(7, 30), zoe.chip().orElseThrow());
        assertEquals(2, zoe.embeddings().size());
        assertTrue(zoe.embeddings().containsAll(List.of(embedding(SPACE, 7), embedding(OTHER, 8))));
        assertEquals(List.of(12L), store.add(List.of(face("Bob", 1))));
    }

    @Test
    void aDatabaseInAZipIsRefusedWithWhatToDo() throws MienException, IOException {
        backup();
        String before = contents();
        Path file = Files.write(temporary.resolve("older"), "PK\u0003\u0004".getBytes(StandardCharsets.US_ASCII));
        StoreException refused = assertThrows(StoreException.class, () -> store.restore(file));
        assertTrue(refused.getMessage().contains("restore it with the Mien that wrote it"), refused.getMessage());
        assertEquals(before, contents());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void onlyRegularFilesAreOpened() {
        assertThrows(StoreException.class, () -> store.restore(Path.of("/dev/zero")));
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void aBackupIsItsOwnersAlone() throws MienException, IOException {
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backup())));
    }

    private List<FaceRecord> records() throws MienException {
        List<FaceRecord> records = new ArrayList<>();
        for (StoredFace face : store.faces()) {
            records.add(store.face(face.id()).orElseThrow());
        }
        return records;
    }

    private void assertRecords(List<FaceRecord> expected) throws MienException {
        List<FaceRecord> actual = records();
        assertEquals(expected.size(), actual.size());
        for (int i = 0; i < expected.size(); i++) {
            FaceRecord one = expected.get(i);
            FaceRecord other = actual.get(i);
            assertEquals(one.id(), other.id());
            assertEquals(one.label(), other.label());
            assertEquals(one.enrolled(), other.enrolled());
            assertEquals(one.source(), other.source());
            assertEquals(Set.copyOf(one.embeddings()), Set.copyOf(other.embeddings()));
            assertEquals(one.chip().map(Chip::points), other.chip().map(Chip::points));
            assertArrayEquals(picture(one), picture(other));
        }
    }

    private static byte[] picture(FaceRecord face) {
        return face.chip().map(Chip::picture).orElse(new byte[0]);
    }

    private void assertRefused(byte[] content, String before) throws MienException, IOException {
        Path file = Files.write(temporary.resolve("refused"), content);
        StoreException refused = assertThrows(StoreException.class, () -> store.restore(file));
        assertTrue(refused.getMessage().contains(file.toString()), refused.getMessage());
        assertEquals(before, contents());
    }
}
