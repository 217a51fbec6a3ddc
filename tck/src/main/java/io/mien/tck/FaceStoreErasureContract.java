package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.aligner.AlignmentId;
import io.mien.extractor.EmbeddingSpace;
import io.mien.model.ModelId;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That no file in the gallery's folder holds what was removed. */
public abstract class FaceStoreErasureContract extends FaceStoreFixture {
    private static final EmbeddingSpace NEWER =
            new EmbeddingSpace(new ModelId("newer", "1".repeat(64)), AlignmentId.SIMILARITY);

    /** The marks that are in the gallery's folder. */
    protected List<String> marks() throws IOException {
        return MarkedFaces.in(temporary.resolve("gallery"));
    }

    /** Enrolls forty marked faces among eighty others. */
    protected void fill() throws MienException {
        for (int i = 0; i < 40; i++) {
            store.add(List.of(face("p" + i, i), MarkedFaces.face("Ann"), face("q" + i, i)));
        }
        store.faces().stream()
                .filter(face -> face.label().equals(MarkedFaces.label("Ann")))
                .forEach(face -> put(face.id()));
    }

    private void put(long face) {
        try {
            assertTrue(store.put(face, MarkedFaces.embedding(NEWER)));
        } catch (MienException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void removingErasesWhileOpen() throws MienException, IOException {
        fill();
        assertFalse(marks().isEmpty());
        assertEquals(40, store.remove(MarkedFaces.label("Ann")).size());
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
        store.remove(MarkedFaces.label("Ann"));
        assertEquals(List.of(), marks());
        reopen();
        assertEquals(List.of(), marks());
        assertEquals(80, store.people().size());
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
    void pruningErasesTheEmbeddings() throws MienException, IOException {
        fill();
        reopen();
        assertTrue(marks().stream().anyMatch(mark -> mark.contains(MarkedFaces.EMBEDDING)));
        assertEquals(40, store.prune(MarkedFaces.SPACE));
        assertEquals(40, store.prune(NEWER));
        assertEquals(
                List.of(),
                marks().stream()
                        .filter(mark -> mark.contains(MarkedFaces.EMBEDDING))
                        .toList());
        assertEquals(81, store.people().size());
        assertEquals(80, embeddings(SPACE).size());
    }
}
