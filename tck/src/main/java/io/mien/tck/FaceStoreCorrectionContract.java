package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.store.FaceRecord;
import io.mien.store.FaceSource;
import io.mien.store.FaceSummary;
import io.mien.store.IllegalLabelException;
import io.mien.store.NewFace;
import io.mien.store.NoSuchFaceException;
import io.mien.store.Person;
import io.mien.store.StoredEmbedding;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every store promises of single faces: removed, moved, and found by the picture that they come from. */
public abstract class FaceStoreCorrectionContract extends FaceStoreFixture {
    private static final String PIXELS = "ab".repeat(32);

    private static NewFace from(NewFace face, String name, String pixels) {
        return new NewFace(face.label(), face.chip(), face.embedding(), Optional.of(new FaceSource(name, pixels)));
    }

    private List<String> labels() throws MienException {
        return store.people().stream().map(Person::label).toList();
    }

    @Test
    void removesSingleFacesAndKeepsTheOthers() throws MienException {
        List<Long> ids = store.add(List.of(face("Ann", 1), face("Ann", 2), face("Bob", 3)));
        store.removeFaces(Set.of(ids.get(0)));
        reopen();
        assertEquals(2, store.faces().size());
        assertStored(ids.get(1), "Ann", 2);
        assertStored(ids.get(2), "Bob", 3);
        assertEquals(Optional.empty(), store.face(ids.get(0)));
        assertEquals(2, embeddings(SPACE).size());
    }

    @Test
    void removesAPersonWithTheLastFace() throws MienException {
        List<Long> ids = store.add(List.of(face("Ann", 1), face("Bob", 2)));
        store.removeFaces(Set.of(ids.get(0)));
        assertEquals(List.of("Bob"), labels());
        long again = store.add(List.of(face("Ann", 3))).get(0);
        assertTrue(again > ids.get(1), "a face number is never used again");
        reopen();
        assertStored(again, "Ann", 3);
    }

    @Test
    void movesFacesToAPersonWhoIsThere() throws MienException {
        List<Long> ids = store.add(List.of(face("Ann", 1), face("Ann", 2), face("Bob", 3)));
        store.move(Set.of(ids.get(0)), "Bob");
        reopen();
        assertStored(ids.get(0), "Bob", 1);
        assertStored(ids.get(1), "Ann", 2);
        assertEquals(List.of(1, 2), store.people().stream().map(Person::faces).toList());
    }

    @Test
    void movesFacesToNewPeopleAndNewFacesFollow() throws MienException {
        List<Long> ids = store.add(List.of(face("Ann", 1), face("Ann", 2), face("Ann", 3)));
        store.move(Set.of(ids.get(0)), "Zoë");
        store.move(Set.of(ids.get(1)), "Bob");
        store.move(Set.of(ids.get(0)), "Cleo");
        long next = store.add(List.of(face("Bob", 4))).get(0);
        reopen();
        assertEquals(List.of("Ann", "Bob", "Cleo"), labels());
        assertStored(ids.get(0), "Cleo", 1);
        assertStored(ids.get(1), "Bob", 2);
        assertStored(ids.get(2), "Ann", 3);
        assertStored(next, "Bob", 4);
        assertEquals(List.of(ids.get(1), next), store.remove("Bob"));
        assertEquals(List.of("Ann", "Cleo"), labels());
    }

    @Test
    void movingAllFacesRemovesThePerson() throws MienException {
        List<Long> ids = store.add(List.of(face("Ann", 1), face("Ann", 2), face("Bob", 3)));
        store.move(Set.of(ids.get(0), ids.get(1)), "Bob");
        reopen();
        assertEquals(List.of("Bob"), labels());
        assertEquals(3, store.people().get(0).faces());
        assertEquals(List.of(), store.remove("Ann"));
    }

    @Test
    void refusesAFaceThatIsNotThereAndChangesNothing() throws MienException {
        List<Long> ids = store.add(List.of(face("Ann", 1), face("Bob", 2)));
        String before = contents();
        long nobody = ids.get(1) + 1;
        NoSuchFaceException refused =
                assertThrows(NoSuchFaceException.class, () -> store.removeFaces(Set.of(ids.get(0), nobody)));
        assertEquals(nobody, refused.faceId());
        assertThrows(NoSuchFaceException.class, () -> store.move(Set.of(nobody, ids.get(0)), "Bob"));
        assertThrows(NoSuchFaceException.class, () -> store.move(Set.of(nobody), "Cleo"));
        assertThrows(IllegalLabelException.class, () -> store.move(Set.of(ids.get(0)), " "));
        store.removeFaces(Set.of());
        store.move(Set.of(), "Cleo");
        assertEquals(before, contents());
        reopen();
        assertEquals(before, contents());
    }

    @Test
    void aLastingReaderSeesLabelsOfTheirTime() throws MienException {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ids.addAll(store.add(List.of(face("Ann", i))));
        }
        List<StoredEmbedding> read = new ArrayList<>();
        store.embeddings(SPACE, each -> {
            if (read.isEmpty()) {
                moveQuietly(Set.of(ids.get(9)), "Bob");
            }
            read.add(each);
        });
        assertEquals(10, read.size());
        for (StoredEmbedding each : read) {
            boolean moved = each.faceId() == ids.get(9);
            assertTrue(each.label().equals("Ann") || moved && each.label().equals("Bob"), each.label());
        }
    }

    private void moveQuietly(Set<Long> ids, String label) {
        try {
            store.move(ids, label);
        } catch (MienException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void keepsThePictureOfAFace() throws MienException {
        List<Long> ids = store.add(List.of(
                from(face("Ann", 1), "ann/1.jpg", PIXELS), face("Ann", 2), from(face("Bob", 3), "", "0".repeat(64))));
        reopen();
        List<FaceSummary> all = store.summaries();
        assertEquals(ids, all.stream().map(FaceSummary::id).toList());
        assertEquals(
                Optional.of(new FaceSource("ann/1.jpg", PIXELS)), all.get(0).source());
        assertEquals(Optional.empty(), all.get(1).source());
        assertEquals(Optional.of(new FaceSource("", "0".repeat(64))), all.get(2).source());
        assertEquals(List.of(all.get(0)), store.enrolledFrom(PIXELS));
        assertEquals(List.of(), store.enrolledFrom("cd".repeat(32)));
        assertEquals(1, store.spaces().size());
        store.move(Set.of(ids.get(0)), "Cleo");
        FaceSummary moved = store.enrolledFrom(PIXELS).get(0);
        assertEquals("Cleo", moved.label());
        assertEquals(all.get(0).enrolled(), moved.enrolled());
        store.removeFaces(Set.of(ids.get(0)));
        assertEquals(List.of(), store.enrolledFrom(PIXELS));
    }

    @Test
    void copyKeepsThePictureOfAFace() throws MienException {
        long id = store.add(List.of(from(face("Ann", 1), "é/漢.jpg", PIXELS))).get(0);
        FaceRecord record = store.face(id).orElseThrow();
        assertEquals(Optional.of(new FaceSource("é/漢.jpg", PIXELS)), record.source());
        long other = id + 10;
        store.copy(List.of(
                new FaceRecord(other, "Bob", record.enrolled(), record.chip(), record.embeddings(), record.source())));
        assertEquals(record.source(), store.face(other).orElseThrow().source());
    }

    @Test
    void removingFacesErasesThem() throws MienException, IOException {
        List<Long> marked = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            List<Long> ids = store.add(List.of(
                    face("p" + i, i),
                    from(MarkedFaces.face("Ann"), MarkedFaces.PICTURE + i, String.format(Locale.ROOT, "%064x", i)),
                    face("q" + i, i)));
            marked.add(ids.get(1));
        }
        assertEquals(
                5,
                MarkedFaces.in(temporary.resolve("gallery")).stream()
                        .map(mark -> mark.split(" in ")[0])
                        .distinct()
                        .count());
        store.removeFaces(Set.copyOf(marked));
        assertEquals(List.of(), MarkedFaces.in(temporary.resolve("gallery")));
        assertEquals(40, store.people().size());
    }

    @Test
    void movingErasesTheLabelThatNobodyHasAnyMore() throws MienException, IOException {
        long id = store.add(List.of(new NewFace(MarkedFaces.label("Ann"), Optional.empty(), embedding(SPACE, 1))))
                .get(0);
        store.add(List.of(face("Bob", 2)));
        store.move(Set.of(id), "Bob");
        assertEquals(List.of(), MarkedFaces.in(temporary.resolve("gallery")));
    }
}
