package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import io.mien.store.StoredEmbedding;
import io.mien.support.files.ProvedMark;
import io.mien.tck.FaceStoreFixture;
import io.mien.tck.FaceStoreProvider;
import io.mien.tck.MarkedFaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a gallery is read without its database being opened, and that nothing then differs. */
class ReadingCopyTest extends FaceStoreFixture {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }

    private Path database() {
        return temporary.resolve("gallery/database");
    }

    private Path copy() {
        return database().resolve("reading.copy");
    }

    /** The engine keeps this file for as long as it has the database open. */
    private boolean isOpened() {
        return Files.exists(database().resolve("db.lck"));
    }

    /** Twenty faces of four people, and a store that has a copy of them. */
    private void fill() throws MienException {
        for (long i = 1; i <= 20; i++) {
            store.add(List.of(face("Person " + i % 4, i)));
        }
        store.put(store.faces().get(3).id(), embedding(OTHER, 3));
        reopen();
        reopen();
        assertTrue(Files.exists(copy()));
        assertFalse(isOpened());
    }

    /** All that a search asks for. */
    private List<String> answers() throws StoreException {
        List<String> answers = new ArrayList<>(List.of(
                store.gallery().toString(),
                store.people().toString(),
                store.faces().toString(),
                store.spaces().toString()));
        for (EmbeddingSpace space : List.of(SPACE, OTHER, space("third"))) {
            answers.add(store.without(space).toString());
            for (StoredEmbedding found : embeddings(space)) {
                answers.add(found.faceId()
                        + found.label()
                        + new Embedding(space, found.values()).hashCode()
                        + Arrays.toString(found.values()));
            }
        }
        return answers;
    }

    @Test
    void answersAsTheDatabaseDoes() throws MienException {
        fill();
        List<String> copied = answers();
        assertFalse(isOpened());
        store.chip(1);
        assertTrue(isOpened());
        assertEquals(answers(), copied);
        assertFalse(Files.exists(copy()));
    }

    @Test
    void isReadAgainAndAgain() throws MienException {
        fill();
        for (int i = 0; i < 3; i++) {
            assertEquals(20, embeddings(SPACE).size());
            reopen();
            assertFalse(isOpened());
        }
    }

    @Test
    void isForItsOwnerAlone() throws MienException, IOException {
        fill();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(copy())));
    }

    @Test
    void isGoneBeforeSomethingIsWritten() throws MienException {
        fill();
        store.add(List.of(face("New", 21)));
        assertFalse(Files.exists(copy()));
        assertEquals(5, store.people().size());
        assertEquals(21, embeddings(SPACE).size());
        reopen();
        assertFalse(Files.exists(copy()));
        assertEquals(5, store.people().size());
    }

    @Test
    void doesNotHandOverWhatIsRemovedDuringAScan() throws MienException {
        fill();
        List<String> labels = new ArrayList<>();
        store.embeddings(SPACE, found -> {
            if (labels.isEmpty()) {
                assertEquals(5, remove("Person 2").size());
            }
            labels.add(found.label());
        });
        // A batch is seven embeddings; those of the first one were read before.
        assertEquals(20 - 3, labels.size());
        assertFalse(labels.subList(7, labels.size()).contains("Person 2"));
    }

    @Test
    void aScanDoesNotContinueInAnotherGallery() throws MienException, IOException {
        Path backup = temporary.resolve("other.backup");
        store.add(List.of(face("Old", 1)));
        store.backup(backup);
        store.remove("Old");
        fill();
        List<String> labels = new ArrayList<>();
        StoreException stopped = assertThrows(
                StoreException.class,
                () -> store.embeddings(SPACE, found -> {
                    if (labels.isEmpty()) {
                        restore(backup);
                    }
                    labels.add(found.label());
                }));
        assertTrue(stopped.getMessage().contains("another gallery was restored"), stopped.getMessage());
        assertFalse(labels.contains("Old"));
    }

    private void restore(Path backup) {
        try {
            store.restore(backup);
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<Long> remove(String label) {
        try {
            return store.remove(label);
        } catch (StoreException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void holdsNothingOfWhatWasRemoved() throws MienException, IOException {
        store.add(List.of(MarkedFaces.face("Ann"), face("Bob", 1)));
        reopen();
        reopen();
        assertFalse(MarkedFaces.in(copy()).isEmpty());
        store.remove(MarkedFaces.label("Ann"));
        assertEquals(List.of(), MarkedFaces.in(temporary));
        reopen();
        reopen();
        assertTrue(Files.exists(copy()));
        assertEquals(List.of(), MarkedFaces.in(temporary));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seg0/c10.dat", "log/log1.dat", "service.properties", "reading.copy"})
    void isNotTrustedOnceAFileWasExchanged(String name) throws MienException, IOException {
        fill();
        provider().close(store);
        Path file = database().resolve(name);
        Path other = Files.copy(file, temporary.resolve("other"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.move(other, file, StandardCopyOption.REPLACE_EXISTING);
        assertOpens();
    }

    @Test
    void isNotTrustedInACopiedFolder() throws MienException, IOException {
        fill();
        provider().close(store);
        Path moved = temporary.resolve("moved");
        Files.move(temporary.resolve("gallery"), moved);
        store = provider().open(moved);
        assertTrue(Files.exists(moved.resolve("database/db.lck")));
        provider().close(store);
        Files.move(moved, temporary.resolve("gallery"));
        assertOpens();
    }

    /** As after a version that proves the database and knows nothing of a copy in it. */
    @Test
    void isNotTrustedIfAnotherVersionProvedTheDatabase() throws MienException {
        fill();
        provider().close(store);
        new ProvedMark(temporary.resolve("gallery/database.proved"), List.of(database())).set(ForeignObjects.PROOF);
        assertOpens();
    }

    @Test
    void isNotTrustedIfItIsDamaged() throws MienException, IOException {
        fill();
        provider().close(store);
        byte[] whole = Files.readAllBytes(copy());
        for (int at : new int[] {5, 40, whole.length / 2, whole.length - 1}) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 4;
            Files.write(copy(), damaged);
            new GalleryProof(database(), GallerySchema.current()).set();
            assertEquals(Optional.empty(), ReadingCopy.read(database()), "byte " + at);
        }
        for (int length : new int[] {0, 7, 8, whole.length - 100}) {
            Files.write(copy(), Arrays.copyOf(whole, length));
            new GalleryProof(database(), GallerySchema.current()).set();
            assertEquals(Optional.empty(), ReadingCopy.read(database()), length + " bytes");
        }
        assertOpens();
    }

    private void assertOpens() throws MienException {
        store = provider().open(temporary.resolve("gallery"));
        assertTrue(isOpened());
        assertFalse(Files.exists(copy()));
        assertEquals(20, embeddings(SPACE).size());
    }

    @Test
    void anEncryptedGalleryHasNone() throws MienException {
        Path folder = temporary.resolve("encrypted");
        for (int i = 0; i < 3; i++) {
            try (DerbyFaceStore encrypted = TestDerbyStores.ENCRYPTED.open(folder)) {
                if (i == 0) {
                    encrypted.add(List.of(face("Ann", 1)));
                }
                assertEquals(1, encrypted.people().size());
            }
            assertFalse(Files.exists(folder.resolve("database/reading.copy")));
        }
    }

    @Test
    void aLargeGalleryHasNone() throws MienException {
        float[] values = new float[8_000];
        values[0] = 1;
        NewFace face = new NewFace("Ann", Optional.empty(), new Embedding(SPACE, values));
        int most = ReadingCopy.MOST_BYTES / (values.length * Float.BYTES);
        store.add(Collections.nCopies(most, face));
        reopen();
        reopen();
        assertTrue(Files.exists(copy()));
        store.add(List.of(face));
        reopen();
        reopen();
        assertFalse(Files.exists(copy()));
        assertEquals(most + 1, store.faces().size());
    }
}
