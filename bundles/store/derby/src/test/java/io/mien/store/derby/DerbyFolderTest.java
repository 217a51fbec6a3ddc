package io.mien.store.derby;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.mien.MienException;
import io.mien.store.StoreException;
import io.mien.store.folder.FolderInUseException;
import io.mien.store.folder.GalleryFolder;
import io.mien.tck.FaceStoreFixture;
import io.mien.tck.FaceStoreProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Folders that are refused, and the remains of a killed process. */
class DerbyFolderTest extends FaceStoreFixture {
    @Override
    protected FaceStoreProvider provider() {
        return TestDerbyStores.PLAIN;
    }

    private Path gallery() {
        return temporary.resolve("gallery");
    }

    private String refusal(Path folder) {
        String message = assertThrows(StoreException.class, () -> TestDerbyStores.PLAIN.open(folder))
                .getMessage();
        assertTrue(message.contains(folder.toString()), message);
        return message;
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        refusal(Files.writeString(temporary.resolve("file"), "text"));
    }

    @Test
    void aReadOnlyFolderIsRefused() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("read-only"));
        assertTrue(folder.toFile().setWritable(false));
        try {
            assumeFalse(Files.isWritable(folder), "this user may write everywhere");
            assertTrue(refusal(folder).contains("read-only"));
        } finally {
            assertTrue(folder.toFile().setWritable(true));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"J\u00fcrgen \u65e5\u672c %20 a+b#c;create=true", "dataEncryption=true", " a\nb "})
    void opensAGalleryAgainInAFolderOfAnyName(String name) throws MienException {
        opensAgain(TestDerbyStores.PLAIN, temporary.resolve(name));
    }

    @Test
    void opensAnEncryptedGalleryAgainInAFolderOfAnyName() throws MienException {
        opensAgain(TestDerbyStores.ENCRYPTED, temporary.resolve("J\u00fcrgen;b"));
    }

    private void opensAgain(TestDerbyStores stores, Path gallery) throws MienException {
        try (DerbyFaceStore made = stores.open(gallery)) {
            made.add(List.of(face("Ann", 1)));
        }
        try (DerbyFaceStore again = stores.open(gallery)) {
            assertEquals("Ann", again.people().get(0).label());
        }
    }

    @Test
    void refusesANameThatTheEngineCannotHave() {
        assertTrue(refusal(temporary.resolve("a:b")).contains("':'"));
    }

    @Test
    void aCorruptDatabaseIsRefusedAndLeftAsItIs() throws MienException, IOException {
        provider().close(store);
        Path database = gallery().resolve("database");
        for (String name : List.of("service.properties", "seg0/c10.dat", "seg0/c20.dat")) {
            Path file = database.resolve(name);
            byte[] whole = Files.readAllBytes(file);
            Files.write(file, new byte[100]);
            refusal(gallery());
            Files.write(file, whole);
        }
        Files.move(database.resolve("service.properties"), temporary.resolve("aside"));
        refusal(gallery());
        Files.move(temporary.resolve("aside"), database.resolve("service.properties"));
        store = provider().open(gallery());
    }

    @Test
    void anotherDatabaseIsRefused() throws MienException, IOException {
        provider().close(store);
        Path other = temporary.resolve("other");
        GalleryFolder folder = GalleryHome.folder(other);
        DerbySettings settings = TestDerbyStores.PLAIN.settings(other);
        DerbyEngine engine = new DerbyEngine(folder.path().resolve("engine"), settings.callWait());
        GallerySchema schema = new GallerySchema(1, step -> "CREATE TABLE other (id INT);");
        assertThrows(
                SQLException.class, () -> Database.create(folder.gallery(), engine, settings, schema, store.gallery()));
        assertTrue(refusal(other).contains("not that of a gallery"));
        store = provider().open(gallery());
    }

    @Test
    void aSecondStoreOfThisProcessIsRefusedUntilTheFirstIsClosed() throws MienException {
        for (int i = 0; i < 2; i++) {
            StoreException refused =
                    assertThrows(FolderInUseException.class, () -> TestDerbyStores.PLAIN.open(gallery()));
            assertTrue(refused.getMessage().contains("in use by this process"), refused.getMessage());
        }
        store.add(List.of(face("Ann", 1)));
        reopen();
        assertEquals(1, store.people().size());
    }

    @Test
    void twoGalleriesAreKeptApart() throws MienException {
        try (DerbyFaceStore other = TestDerbyStores.PLAIN.open(temporary.resolve("other"))) {
            other.add(List.of(face("Ann", 1)));
            store.add(List.of(face("Bob", 1)));
            assertEquals("Bob", store.people().get(0).label());
        }
        assertEquals(1, store.people().size());
    }

    @Test
    void halfOfANewGalleryIsMadeAnew() throws MienException, IOException {
        Path folder = temporary.resolve("new");
        Files.createDirectories(folder.resolve("staged/seg0"));
        Files.writeString(folder.resolve("staged/service.properties"), "half");
        TestDerbyStores.PLAIN.open(folder).close();
        assertFalse(Files.exists(folder.resolve("staged")));
    }

    @Test
    void aRestoreKilledBetweenItsRenamesIsUndone() throws MienException, IOException {
        store.add(List.of(face("Ann", 1)));
        String before = contents();
        provider().close(store);
        Files.move(gallery().resolve("database"), gallery().resolve("previous"));
        Files.createDirectories(gallery().resolve("staged"));
        store = provider().open(gallery());
        assertEquals(before, contents());
        assertFalse(Files.exists(gallery().resolve("previous"))
                || Files.exists(gallery().resolve("staged")));
    }

    @Test
    void aRestoreKilledBeforeItClearedAwayIsEnded() throws MienException, IOException {
        provider().close(store);
        Files.createDirectories(gallery().resolve("previous/seg0"));
        Files.writeString(gallery().resolve("previous/seg0/c1.dat"), "old");
        store = provider().open(gallery());
        assertFalse(Files.exists(gallery().resolve("previous")));
    }

    @Test
    void nothingIsWrittenElsewhere() throws MienException, IOException {
        store.add(List.of(face("Ann", 1)));
        assertFalse(Files.exists(Path.of("derby.log")));
        assertFalse(Files.exists(gallery().resolve("engine").resolve("derby.log")));
        assertEquals(null, System.getProperty("derby.system.home"));
    }

    @Test
    void aClosedStoreRefusesCalls() throws MienException {
        DerbyFaceStore closed = TestDerbyStores.PLAIN.open(temporary.resolve("closed"));
        closed.close();
        closed.close();
        assertTrue(
                assertThrows(StoreException.class, closed::people).getMessage().contains("closed"));
    }
}
