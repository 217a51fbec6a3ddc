package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.store.FaceStore;
import io.mien.store.Person;
import io.mien.store.StoreException;
import io.mien.store.StoredEmbedding;
import io.mien.store.StoredFace;
import io.mien.store.folder.GalleryFolder;
import io.mien.tck.FaceStoreFixture;
import io.mien.tck.FaceStoreProvider;
import io.mien.tck.MarkedFaces;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** What happens to galleries of older and newer versions. */
class GallerySchemaTest extends FaceStoreFixture {
    private static final IntFunction<String> SCRIPTS = step -> switch (step) {
        case 1 -> resource("1.sql");
        case 2 -> resource("2.sql");
        case 3 -> "ALTER TABLE person ADD COLUMN note VARCHAR(50);\nCREATE TABLE later (id INT);\n";
        default -> "ALTER TABLE later ADD COLUMN name VARCHAR(50);\nUPDATE meta SET readable_from = 4;\n";
    };

    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }

    private Path gallery() {
        return temporary.resolve("gallery");
    }

    private DerbyFaceStore open(int newest, IntFunction<String> scripts) throws StoreException {
        return DerbyFaceStore.open(
                TestDerbyStores.PLAIN.settings(gallery()), new GallerySchema(newest, scripts), restored -> {});
    }

    private static String resource(String name) {
        try (InputStream in = GallerySchemaTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Makes the database that version 1 left behind: its tables and rows as they were recorded. */
    private void recorded(Path folder, Map<String, String> attributes)
            throws StoreException, IOException, SQLException {
        GalleryFolder files = GalleryHome.folder(folder);
        DerbyEngine engine = new DerbyEngine(
                files.path().resolve("engine"),
                TestDerbyStores.PLAIN.settings(folder).callWait());
        Map<String, String> creating = new HashMap<>(attributes);
        creating.put("create", "true");
        try (DatabaseSession session = engine.open(files.gallery(), creating)) {
            for (String statement : GallerySchema.statements(resource("version-1.sql"))) {
                session.execute(statement);
            }
            session.commit();
        }
        DerbyEngine.shutDown(files.gallery());
    }

    @Test
    void aGalleryOfVersion1IsReadAndWritten() throws Exception {
        provider().close(store);
        Path folder = temporary.resolve("recorded");
        recorded(folder, Map.of());
        store = provider().open(folder);
        assertEquals("0d2f8c1e-7b7a-4c51-9a51-3f0a6f2f9c01", store.gallery().toString());
        assertEquals(List.of(new Person("Ann", 2, Instant.ofEpochMilli(1_700_000_000_000L))), store.people());
        assertEquals(List.of(new StoredFace(3, "Ann", true), new StoredFace(5, "Ann", false)), store.faces());
        List<StoredEmbedding> stored = embeddings(MarkedFaces.SPACE);
        assertEquals(1, stored.size());
        assertEquals(
                List.of(.6f, -.8f),
                List.of(stored.get(0).values()[0], stored.get(0).values()[1]));
        assertEquals(3, store.chip(3).orElseThrow().picture().length);
        assertEquals(2.5f, store.chip(3).orElseThrow().points().get(0).y());
        assertEquals(List.of(9L), store.add(List.of(face("Bob", 1))));
        assertEquals(List.of(3L, 5L), store.remove("Ann"));
    }

    /** Made by the program of commit 435f57a. */
    @Test
    void aGalleryOfBeforeOpensUnchanged() throws Exception {
        provider().close(store);
        store = provider().open(Unpacked.into(temporary.resolve("older"), "gallery-of-435f57a.zip"));
        assertEquals(
                List.of("Ada", "Zo\u00eb \u5c0f\u660e"),
                store.people().stream().map(Person::label).toList());
        assertTrue(store.chip(2).orElseThrow().picture().length > 5_000);
        assertEquals(1, store.face(2).orElseThrow().embeddings().size());
        assertEquals(List.of(3L), store.add(List.of(face("Bob", 1))));
    }

    @Test
    void anEncryptedGalleryOfVersion1IsReadAndWritten() throws Exception {
        provider().close(store);
        Path folder = temporary.resolve("recorded");
        recorded(folder, TestDerbyStores.ENCRYPTED.key().orElseThrow().attributes());
        try (DerbyFaceStore encrypted = TestDerbyStores.ENCRYPTED.open(folder)) {
            assertEquals(List.of(new Person("Ann", 2, Instant.ofEpochMilli(1_700_000_000_000L))), encrypted.people());
            assertEquals(List.of(9L), encrypted.add(List.of(face("Bob", 1))));
        }
        store = provider().open(gallery());
    }

    @Test
    void olderGalleriesAreBroughtUpStepByStep() throws Exception {
        store.add(List.of(face("Ann", 1)));
        String before = contents();
        provider().close(store);
        store = open(3, SCRIPTS);
        assertEquals(before, contents());
        assertEquals(1, store.remove("Ann").size());
    }

    @Test
    void aNewerGalleryThatOnlyHasMoreIsUsed() throws Exception {
        provider().close(store);
        open(3, SCRIPTS).close();
        store = provider().open(gallery());
        long id = store.add(List.of(face("Ann", 1))).get(0);
        assertStored(id, "Ann", 1);
        reopen();
        assertStored(id, "Ann", 1);
    }

    @Test
    void aNewerGalleryThatNeedsANewerProgramIsRefusedByName() throws Exception {
        provider().close(store);
        open(4, SCRIPTS).close();
        String refusal = assertThrows(StoreException.class, () -> provider().open(gallery()))
                .getMessage();
        assertTrue(refusal.contains("schema version 4") && refusal.contains("this one knows 2"), refusal);
        store = open(4, SCRIPTS);
    }

    @Test
    void aStepThatFailsIsUndone() throws Exception {
        store.add(List.of(face("Ann", 1)));
        String before = contents();
        provider().close(store);
        IntFunction<String> failing = step -> "CREATE TABLE later (id INT);\nDROP TABLE chip;\nNO SQL;\n";
        assertThrows(StoreException.class, () -> open(3, failing));
        store = provider().open(gallery());
        assertEquals(before, contents());
        provider().close(store);
        store = open(3, SCRIPTS);
    }

    @Test
    void aNewGalleryGoesThroughAllSteps() throws Exception {
        FaceStore first = store;
        Path folder = temporary.resolve("new");
        store = DerbyFaceStore.open(
                TestDerbyStores.PLAIN.settings(folder), new GallerySchema(3, SCRIPTS), restored -> {});
        try {
            long id = store.add(List.of(face("Ann", 1))).get(0);
            assertStored(id, "Ann", 1);
        } finally {
            provider().close(store);
            store = first;
        }
    }
}
