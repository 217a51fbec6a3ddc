package io.mien.recognizer.gallery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.store.NewFace;
import io.mien.store.Person;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Labels that are equal after normalization name one person. */
class StoredLabelsTest extends GalleriesCase {
    private static final String COMPOSED = "Ren\u00e9";
    private static final String DECOMPOSED = "Rene\u0301";

    private void enroll(String label, int person) throws MienException {
        galleries.add(old, List.of(face(label, person)));
    }

    private NewFace face(String label, int person) {
        EmbeddingSpace space = old.space();
        return new NewFace(label, Optional.of(Hall.chip(person)), new Embedding(space, Hall.axis(person)));
    }

    private List<String> labels() {
        return hall.memory.people().stream().map(Person::label).toList();
    }

    @Test
    void storesOnePersonHoweverTheLabelIsComposed() throws Exception {
        Gallery serving = serve(old);
        enroll(DECOMPOSED, 1);
        enroll(" " + COMPOSED, 2);
        assertEquals(List.of(COMPOSED), labels());
        assertEquals(COMPOSED, Hall.nearest(serving, 1));
        assertTrue(galleries.remove(hall.memory, DECOMPOSED));
        assertEquals(List.of(), labels());
    }

    @Test
    void addsToAPersonWhomAnEarlierVersionStoredDecomposed() throws Exception {
        hall.memory.add(List.of(face(DECOMPOSED, 1)));
        Gallery serving = serve(old);
        enroll(COMPOSED, 2);
        assertEquals(List.of(DECOMPOSED), labels());
        assertEquals(DECOMPOSED, Hall.nearest(serving, 2));
        assertTrue(galleries.remove(hall.memory, COMPOSED));
        enroll(DECOMPOSED, 3);
        assertEquals(List.of(COMPOSED), labels());
    }

    @Test
    void keepsAnExistingPairApartAndEachAddressable() throws Exception {
        hall.memory.add(List.of(face(DECOMPOSED, 1), face(COMPOSED, 2)));
        serve(old);
        enroll(COMPOSED, 3);
        enroll(DECOMPOSED, 4);
        assertEquals(
                List.of(2, 2), hall.memory.people().stream().map(Person::faces).toList());
        assertTrue(galleries.remove(hall.memory, DECOMPOSED));
        assertEquals(List.of(COMPOSED), labels());
        assertTrue(galleries.remove(hall.memory, DECOMPOSED));
        assertFalse(galleries.remove(hall.memory, COMPOSED));
    }
}
