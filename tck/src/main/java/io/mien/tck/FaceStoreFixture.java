package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.aligner.AlignmentId;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Point;
import io.mien.model.ModelId;
import io.mien.store.Chip;
import io.mien.store.FaceStore;
import io.mien.store.NewFace;
import io.mien.store.Person;
import io.mien.store.StoreException;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A store under test in a folder of its own, and made-up faces to put into it. */
public abstract class FaceStoreFixture {
    /** Length of the made-up embeddings. */
    protected static final int DIMENSION = 64;

    /** The space of the made-up embeddings. */
    protected static final EmbeddingSpace SPACE = space("first");

    /** Another space. */
    protected static final EmbeddingSpace OTHER = space("second");

    /** Everything that the test writes. */
    @TempDir
    protected Path temporary;

    /** The store under test. */
    protected FaceStore store;

    /** How the store is opened and closed. */
    protected abstract FaceStoreProvider provider();

    @BeforeEach
    void openStore() throws StoreException {
        store = provider().open(temporary.resolve("gallery"));
    }

    @AfterEach
    void closeStore() throws StoreException {
        provider().close(store);
    }

    /** Closes the store and opens it again. */
    protected void reopen() throws StoreException {
        provider().close(store);
        store = provider().open(temporary.resolve("gallery"));
    }

    /** A space of its own for every name. */
    protected static EmbeddingSpace space(String name) {
        String digest = String.format(Locale.ROOT, "%064x", name.hashCode() & 0xffffffffL);
        return new EmbeddingSpace(new ModelId(name, digest), AlignmentId.SIMILARITY);
    }

    /** A unit vector that only its seed decides. */
    protected static Embedding embedding(EmbeddingSpace space, long seed) {
        float[] values = new float[DIMENSION];
        Random random = new Random(seed);
        double squares = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
            squares += values[i] * values[i];
        }
        for (int i = 0; i < values.length; i++) {
            values[i] /= (float) Math.sqrt(squares);
        }
        return new Embedding(space, values);
    }

    /** A chip that depends only on its seed and size; its bytes are not a picture, which a store does not check. */
    protected static Chip chip(long seed, int bytes) {
        Random random = new Random(seed);
        byte[] picture = new byte[bytes];
        random.nextBytes(picture);
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            points.add(new Point(random.nextFloat() * 100, -random.nextFloat()));
        }
        return new Chip(picture, points);
    }

    /** A face with a chip and an embedding in {@link #SPACE}, which only the seed decides. */
    protected static NewFace face(String label, long seed) {
        return new NewFace(label, Optional.of(chip(seed, 5_000 + (int) (seed % 1_000))), embedding(SPACE, seed));
    }

    /** The embeddings of a space, by face id, in the order in which they are handed over. */
    protected List<StoredEmbedding> embeddings(EmbeddingSpace space) throws StoreException {
        List<StoredEmbedding> found = new ArrayList<>();
        store.embeddings(space, found::add);
        return found;
    }

    /** Asserts that a face is stored whole, as {@link #face} made it. */
    protected void assertStored(long id, String label, long seed) throws StoreException {
        assertEquals(
                List.of(new StoredFace(id, label, true)),
                store.faces().stream().filter(face -> face.id() == id).toList());
        assertSame(face(label, seed).chip().orElseThrow(), store.chip(id).orElseThrow());
        StoredEmbedding stored = embeddings(SPACE).stream()
                .filter(each -> each.faceId() == id)
                .findFirst()
                .orElseThrow();
        assertEquals(label, stored.label());
        assertArrayEquals(embedding(SPACE, seed).values(), stored.values());
    }

    /** Asserts that two chips hold the same. */
    protected static void assertSame(Chip expected, Chip actual) {
        assertArrayEquals(expected.picture(), actual.picture());
        assertEquals(expected.points(), actual.points());
    }

    /** What a store holds, to be compared with what it holds at another time. */
    protected String contents() throws StoreException {
        TreeMap<Object, Object> all = new TreeMap<>();
        for (Person person : store.people()) {
            all.put("person " + person.label(), person);
        }
        for (StoredFace face : store.faces()) {
            all.put("face " + face.id(), face + " " + digest(store.chip(face.id())));
        }
        for (EmbeddingSpace space : List.of(SPACE, OTHER)) {
            for (StoredEmbedding each : embeddings(space)) {
                all.put(space + " " + each.faceId(), each.label() + Arrays.hashCode(each.values()));
            }
        }
        return store.gallery() + " " + all;
    }

    private static String digest(Optional<Chip> chip) {
        return chip.map(each -> Arrays.hashCode(each.picture()) + " " + each.points())
                .orElse("no chip");
    }
}
