package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.store.FaceRecord;
import io.mien.store.FaceStore;
import io.mien.store.IllegalLabelException;
import io.mien.store.NewFace;
import io.mien.store.StoreClosedException;
import io.mien.store.StoreException;
import io.mien.store.StoredFace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link FaceStore} promises to a caller that moves a gallery into it, and to one that calls it too late. */
public abstract class FaceStoreCopyContract extends FaceStoreFixture {
    private static final Instant LONG_AGO = Instant.ofEpochMilli(1_500_000_000_123L);

    private List<FaceRecord> records() throws StoreException {
        List<FaceRecord> records = new ArrayList<>();
        for (StoredFace face : store.faces()) {
            records.add(store.face(face.id()).orElseThrow());
        }
        return records;
    }

    private static FaceRecord record(long id, String label) {
        return new FaceRecord(
                id,
                label,
                LONG_AGO,
                Optional.of(chip(id, 3_000)),
                List.of(embedding(SPACE, id), embedding(OTHER, -id)));
    }

    @Test
    void aFaceIsReadWithAllThatIsKeptOfIt() throws MienException {
        Instant before = Instant.now();
        NewFace added = face("Ann", 1);
        long id = store.add(List.of(added)).get(0);
        store.put(id, embedding(OTHER, 2));
        FaceRecord read = store.face(id).orElseThrow();
        assertEquals("Ann", read.label());
        assertSame(added.chip().orElseThrow(), read.chip().orElseThrow());
        assertEquals(2, read.embeddings().size());
        assertTrue(read.embeddings().containsAll(List.of(embedding(SPACE, 1), embedding(OTHER, 2))));
        assertTrue(!read.enrolled().isBefore(before.minusSeconds(1))
                && read.enrolled().isBefore(Instant.now().plusSeconds(1)));
        assertEquals(Optional.empty(), store.face(id + 1));
        store.remove("Ann");
        assertEquals(Optional.empty(), store.face(id));
    }

    @Test
    void anotherStoreTakesFacesOverWhole() throws MienException {
        store.add(List.of(face("Ann", 1), face("Bob", 2)));
        store.remove("Ann");
        store.add(List.of(face("Cid", 3), new NewFace("Dora", Optional.empty(), embedding(OTHER, 4))));
        List<FaceRecord> records = records();
        String before = contents().substring(36);
        FaceStore first = store;
        store = provider().open(temporary.resolve("other"));
        try {
            store.copy(records);
            assertEquals(before, contents().substring(36));
            assertEquals(first.people(), store.people());
            assertTrue(
                    store.add(List.of(face("Eve", 5))).get(0) > records.get(2).id());
        } finally {
            provider().close(store);
            store = first;
        }
    }

    @Test
    void copiedFacesAreThereAfterReopening() throws MienException {
        store.copy(List.of(record(5, "Ann"), record(9, "Bob"), record(12, "Ann")));
        reopen();
        assertEquals(LONG_AGO, store.people().get(0).since());
        assertEquals(
                List.of(5L, 9L, 12L), store.faces().stream().map(StoredFace::id).toList());
        assertEquals(record(9, "Bob").embeddings(), store.face(9).orElseThrow().embeddings());
        assertEquals(List.of(13L), store.add(List.of(face("Cid", 1))));
        assertEquals(List.of(5L, 12L), store.remove("Ann"));
    }

    @Test
    void anIdThatWasGivenRefusesAllOfThem() throws MienException {
        long id = store.add(List.of(face("Ann", 1))).get(0);
        store.remove("Ann");
        store.add(List.of(face("Bob", 2)));
        String before = contents();
        assertThrows(StoreException.class, () -> store.copy(List.of(record(50, "Cid"), record(50, "Dora"))));
        assertThrows(StoreException.class, () -> store.copy(List.of(record(id, "Cid"))));
        assertThrows(IllegalLabelException.class, () -> store.copy(List.of(record(60, "Cid"), record(61, " "))));
        assertEquals(before, contents());
        store.copy(List.of(record(50, "Cid")));
    }

    @Test
    void aClosedStoreSaysSo() throws MienException {
        FaceStore closed = provider().open(temporary.resolve("closed"));
        provider().close(closed);
        assertThrows(StoreClosedException.class, () -> closed.add(List.of(face("Ann", 1))));
        assertThrows(StoreClosedException.class, () -> closed.remove("Ann"));
        assertThrows(StoreClosedException.class, closed::people);
    }
}
