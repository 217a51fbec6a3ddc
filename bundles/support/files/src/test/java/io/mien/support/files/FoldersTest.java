package io.mien.support.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
