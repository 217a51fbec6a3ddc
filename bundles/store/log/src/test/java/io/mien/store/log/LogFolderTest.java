package io.mien.store.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import io.mien.store.StoreException;
import io.mien.tck.FaceStoreFixture;
import io.mien.tck.FaceStoreProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What lies in the folder, who may read it, and what is refused. */
class LogFolderTest extends FaceStoreFixture {
    @Override
    protected FaceStoreProvider provider() {
        return new TestLogStores();
    }

    private Path gallery() {
        return temporary.resolve("gallery");
    }

    private String refusal(Path folder) {
        String message = assertThrows(StoreException.class, () -> new TestLogStores().open(folder))
                .getMessage();
        assertTrue(message.contains(folder.toString()), message);
        return message;
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void folderAndFilesAreTheirOwnersAlone() throws MienException, IOException {
        assertEquals("rwx------", mode(gallery()));
        assertEquals("rw-------", mode(gallery().resolve("log")));
        store.add(List.of(face("Ann", 1)));
        store.remove("Ann");
        assertEquals("rw-------", mode(gallery().resolve("log")));
        Path backup = temporary.resolve("backup");
        store.backup(backup);
        assertEquals("rw-------", mode(backup));
    }

    @Test
    void aFileIsNoFolder() throws IOException {
        refusal(Files.writeString(temporary.resolve("file"), "text"));
    }

    @Test
    void theGalleryOfAnotherStoreIsNotHiddenByANewOne() throws IOException {
        Path folder = temporary.resolve("other");
        Files.createDirectories(folder.resolve("database"));
        assertTrue(refusal(folder).contains("another store"));
        assertFalse(Files.exists(folder.resolve("log")));
    }

    @Test
    void halfOfANewGalleryIsMadeAnew() throws MienException, IOException {
        Path folder = Files.createDirectories(temporary.resolve("new"));
        Files.writeString(folder.resolve("staged"), "half");
        new TestLogStores().open(folder).close();
        assertFalse(Files.exists(folder.resolve("staged")));
    }

    @Test
    void aLogOfAnotherVersionIsRefusedByName() throws MienException, IOException {
        provider().close(store);
        Files.writeString(gallery().resolve("log"), "something else entirely, but long enough for a head");
        assertTrue(refusal(gallery()).contains("does not begin as a log does"));
        Files.delete(gallery().resolve("log"));
        store = provider().open(gallery());
    }

    @Test
    void embeddingsPutAgainAndAgainDoNotFillTheDisk() throws MienException, IOException {
        long id = store.add(List.of(face("Ann", 1))).get(0);
        for (int i = 0; i < 6_000; i++) {
            store.put(id, embedding(SPACE, 5));
        }
        assertTrue(
                Files.size(gallery().resolve("log")) < 2 << 20,
                Files.size(gallery().resolve("log")) + " bytes");
        assertEquals(1, embeddings(SPACE).size());
    }
}
