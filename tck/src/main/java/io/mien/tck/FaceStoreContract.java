package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.store.Chip;
import io.mien.store.FaceStore;
import io.mien.store.GalleryId;
import io.mien.store.IllegalLabelException;
import io.mien.store.Label;
import io.mien.store.NewFace;
import io.mien.store.Person;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every {@link FaceStore} promises of people, faces and chips. */
public abstract class FaceStoreContract extends FaceStoreFixture {
    @Test
    void aNewGalleryIsEmptyAndKeepsItsId() throws MienException {
        GalleryId id = store.gallery();
        assertEquals(List.of(), store.people());
        assertEquals(List.of(), store.faces());
        assertEquals(List.of(), embeddings(SPACE));
        assertEquals(List.of(), store.without(SPACE));
        assertEquals(Optional.empty(), store.chip(1));
        reopen();
        assertEquals(id, store.gallery());
    }

    @Test
    void whatWasAddedIsThereAfterReopening() throws MienException {
        List<Long> ids = store.add(List.of(face("Ann", 1), face("Bob", 2), face("Ann", 3)));
        assertEquals(3, Set.copyOf(ids).size());
        reopen();
        assertStored(ids.get(0), "Ann", 1);
        assertStored(ids.get(1), "Bob", 2);
        assertStored(ids.get(2), "Ann", 3);
        assertEquals(3, store.faces().size());
    }

    @Test
    void peopleComeByLabelWithTheirFacesCounted() throws MienException {
        Instant before = Instant.now();
        store.add(List.of(face("Zoë", 1), face("Ann", 2)));
        store.add(List.of(face("Zoë", 3)));
        List<Person> people = store.people();
        assertEquals(List.of("Ann", "Zoë"), people.stream().map(Person::label).toList());
        assertEquals(List.of(1, 2), people.stream().map(Person::faces).toList());
        for (Person person : people) {
            Duration age = Duration.between(before, person.since());
            assertTrue(age.compareTo(Duration.ofSeconds(-1)) > 0 && age.compareTo(Duration.ofMinutes(1)) < 0, "" + age);
        }
    }

    @Test
    void facesAndEmbeddingsComeById() throws MienException {
        List<Long> ids = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            ids.addAll(store.add(List.of(face("p" + i % 7, i), face("q" + i % 5, i))));
        }
        List<Long> sorted = ids.stream().sorted().toList();
        assertEquals(sorted, store.faces().stream().map(StoredFace::id).toList());
        assertEquals(
                sorted, embeddings(SPACE).stream().map(StoredEmbedding::faceId).toList());
    }

    @Test
    void addingNothingChangesNothing() throws MienException {
        assertEquals(List.of(), store.add(List.of()));
        assertEquals(List.of(), store.people());
    }

    @Test
    void oneIllegalLabelRefusesAllFaces() throws MienException {
        for (String illegal : List.of("", " ", Label.UNKNOWN, "a\nb", "x".repeat(Label.MAXIMUM_LENGTH + 1))) {
            assertThrows(IllegalLabelException.class, () -> store.add(List.of(face("Ann", 1), face(illegal, 2))));
        }
        assertEquals(List.of(), store.people());
        assertEquals(List.of(), embeddings(SPACE));
    }

    @Test
    void labelsAreKeptAsTheyAreButForWhiteSpaceAround() throws MienException {
        List<String> labels = List.of(
                "ann",
                "Ann",
                "O'Neill \"x\" % _",
                "李小龍",
                "👩‍🚀",
                "e\u0301",
                "\u00e9",
                "x".repeat(Label.MAXIMUM_LENGTH));
        for (String label : labels) {
            store.add(List.of(face(" " + label + "\t", 1)));
        }
        reopen();
        assertEquals(
                labels.stream().sorted().toList(),
                store.people().stream().map(Person::label).toList());
        for (String label : labels) {
            assertEquals(1, store.remove("  " + label + " ").size(), label);
        }
    }

    @Test
    void aChipIsKeptBitByBitOrNotAtAll() throws MienException {
        List<NewFace> faces = new ArrayList<>();
        for (int size : new int[] {1, 15_999, 16_000, 16_001, 70_000, Chip.MAXIMUM_BYTES}) {
            faces.add(new NewFace("Ann", Optional.of(chip(size, size)), embedding(SPACE, size)));
        }
        faces.add(new NewFace("Ann", Optional.of(new Chip(new byte[] {7}, List.of())), embedding(SPACE, 1)));
        faces.add(new NewFace("Ann", Optional.empty(), embedding(SPACE, 1)));
        List<Long> ids = store.add(faces);
        reopen();
        for (int i = 0; i < ids.size() - 1; i++) {
            assertSame(faces.get(i).chip().orElseThrow(), store.chip(ids.get(i)).orElseThrow());
        }
        long bare = ids.get(ids.size() - 1);
        assertEquals(Optional.empty(), store.chip(bare));
        assertEquals(Optional.empty(), store.chip(bare + 1));
        store.faces().forEach(face -> assertEquals(face.id() != bare, face.hasChip()));
    }

    @Test
    void removingTakesAllOfAPersonAndNothingElse() throws MienException {
        List<Long> ids = store.add(List.of(face("Ann", 1), face("Bob", 2), face("Ann", 3)));
        store.put(ids.get(0), embedding(OTHER, 4));
        assertEquals(List.of(ids.get(0), ids.get(2)), store.remove("Ann"));
        reopen();
        assertEquals(List.of("Bob"), store.people().stream().map(Person::label).toList());
        assertEquals(Optional.empty(), store.chip(ids.get(0)));
        assertEquals(1, embeddings(SPACE).size());
        assertEquals(List.of(), embeddings(OTHER));
        assertStored(ids.get(1), "Bob", 2);
        assertEquals(List.of(), store.remove("Ann"));
    }

    @Test
    void removingWhoIsNotThereChangesNothing() throws MienException {
        store.add(List.of(face("Ann", 1)));
        String before = contents();
        for (String nobody : List.of("Bob", "", " ", Label.UNKNOWN, "ann", "x".repeat(1_000), "An\n")) {
            assertEquals(List.of(), store.remove(nobody), nobody);
        }
        assertEquals(before, contents());
    }

    @Test
    void noIdIsUsedTwice() throws MienException {
        long first = store.add(List.of(face("Ann", 1))).get(0);
        store.remove("Ann");
        long second = store.add(List.of(face("Ann", 1))).get(0);
        store.remove("Ann");
        reopen();
        long third = store.add(List.of(face("Ann", 1))).get(0);
        assertEquals(3, Set.of(first, second, third).size());
    }
}
