package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.aligner.AlignmentId;
import io.mien.conformance.FaceStoreFixture;
import io.mien.conformance.FaceStoreProvider;
import io.mien.extractor.EmbeddingSpace;
import io.mien.model.ModelId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That no file in the gallery's folder holds what was removed. */
class ErasureTest extends FaceStoreFixture {
    private static final EmbeddingSpace NEWER =
            new EmbeddingSpace(new ModelId("newer", "1".repeat(64)), AlignmentId.SIMILARITY);

    @Override
    protected FaceStoreProvider provider() {
        return TestStores.PLAIN;
    }

    private List<String> marks() throws IOException {
        return Markers.in(temporary.resolve("gallery"));
    }

    private void fill() throws MienException {
        for (int i = 0; i < 40; i++) {
            store.add(List.of(face("p" + i, i), Markers.face("Ann"), face("q" + i, i)));
        }
        store.faces().stream()
                .filter(face -> face.label().equals(Markers.label("Ann")))
                .forEach(face -> put(face.id()));
    }

    private void put(long face) {
        try {
            assertTrue(store.put(face, Markers.embedding(NEWER)));
        } catch (MienException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void removingErasesTablesAndLogWhileOpen() throws MienException, IOException {
        fill();
        assertFalse(marks().isEmpty());
        assertEquals(40, store.remove(Markers.label("Ann")).size());
        assertEquals(List.of(), marks());
        assertEquals(80, store.people().size());
        for (int i = 0; i < 40; i++) {
            assertStored(1 + 3 * i, "p" + i, i);
        }
    }

    @Test
    void removingErasesWhatAnEarlierProcessWrote() throws MienException, IOException {
        fill();
        reopen();
        store.remove(Markers.label("Ann"));
        assertEquals(List.of(), marks());
        reopen();
        assertEquals(List.of(), marks());
        assertEquals(80, store.people().size());
    }

    @Test
    void aBackupMadeAfterwardsDoesNotHoldIt() throws MienException, IOException {
        fill();
        store.remove(Markers.label("Ann"));
        Path backup = temporary.resolve("backup");
        store.backup(backup);
        Path unpacked = temporary.resolve("unpacked");
        BackupFile.unpack(backup, unpacked);
        assertEquals(List.of(), Markers.in(unpacked));
    }

    @Test
    void restoringAnotherGalleryLeavesNothingOfThisOne() throws MienException, IOException {
        Path backup = temporary.resolve("backup");
        store.backup(backup);
        fill();
        store.restore(backup);
        assertEquals(List.of(), marks());
        assertEquals(List.of(), store.people());
    }

    @Test
    void aLogFileThatAKilledEngineForgotIsErasedToo() throws MienException, IOException {
        fill();
        Path log = temporary.resolve("gallery/database/log");
        byte[] first = Files.readAllBytes(log.resolve("log1.dat"));
        store.remove(Markers.label("Ann"));
        store.add(List.of(Markers.face("Bob")));
        provider().close(store);
        assertFalse(Files.exists(log.resolve("log1.dat")));
        Files.write(log.resolve("log1.dat"), first);
        store = provider().open(temporary.resolve("gallery"));
        assertFalse(marks().isEmpty());
        store.remove(Markers.label("Bob"));
        assertEquals(List.of(), marks());
    }

    @Test
    void pruningErasesTheEmbeddingsInTablesAndLog() throws MienException, IOException {
        fill();
        reopen();
        assertTrue(marks().stream().anyMatch(mark -> mark.contains(Markers.EMBEDDING)));
        assertEquals(40, store.prune(Markers.SPACE));
        assertEquals(40, store.prune(NEWER));
        assertEquals(
                List.of(),
                marks().stream()
                        .filter(mark -> mark.contains(Markers.EMBEDDING))
                        .toList());
        assertEquals(81, store.people().size());
        assertEquals(80, embeddings(SPACE).size());
    }
}
