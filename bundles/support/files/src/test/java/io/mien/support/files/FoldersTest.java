package io.mien.support.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
    @TempDir
    Path folder;

    @Test
    void deletesLinksAndNeverWhatTheyPointTo() throws IOException {
        Path outside = Files.writeString(
                Files.createDirectory(folder.resolve("outside")).resolve("file"), "kept");
        Path root = Files.createDirectories(folder.resolve("root/deep")).getParent();
        Files.createSymbolicLink(root.resolve("deep/link"), outside.getParent());
        Files.createSymbolicLink(root.resolve("dangling"), folder.resolve("nothing"));
        Folders.delete(root);
        assertFalse(Files.exists(root));
        assertEquals("kept", Files.readString(outside));
    }

    @Test
    void createsThroughALinkToAFolder() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        Folders.create(link, FileAccess.PRIVATE);
        Folders.create(link.resolve("a/b"), FileAccess.PRIVATE);
        assertTrue(Files.isDirectory(folder.resolve("real/a/b")));
    }

    /** Others work in the folder while it is deleted: here, the visit of the first file. */
    @Test
    void deletesWhatOthersDeleteAndWhatTheyAdd() throws IOException {
        Path root = tree();
        AtomicBoolean first = new AtomicBoolean(true);
        Folders.delete(root, file -> {
            if (first.getAndSet(false)) {
                Files.delete(file);
                for (int i = 0; i < 20; i++) {
                    Files.writeString(
                            Files.createDirectories(root.resolve("more" + i)).resolve("file"), "new");
                    Files.deleteIfExists(root.resolve("file" + i));
                    Folders.delete(root.resolve("folder" + i));
                }
                Files.writeString(file, "again");
            }
        });
        assertFalse(Files.exists(root));
    }

    @Test
    void endsWhenOthersAddFilesAllTheTime() throws IOException {
        Path root = tree();
        assertThrows(
                DirectoryNotEmptyException.class,
                () -> Folders.delete(root, file -> Files.createTempFile(root, "new", "")));
    }

    private Path tree() throws IOException {
        Path root = Files.createDirectory(folder.resolve("root"));
        for (int i = 0; i < 20; i++) {
            Files.writeString(root.resolve("file" + i), "");
            Files.writeString(Files.createDirectory(root.resolve("folder" + i)).resolve("file"), "");
        }
        return root;
    }
}
