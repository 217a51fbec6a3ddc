package io.mien.command.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetiredIndexesTest {
    @TempDir
    private Path data;

    @Test
    void filesOfTheGraphGoWithTheirFolder() throws Exception {
        RetiredIndexes.remove(data);
        Path index = Files.createDirectory(data.resolve("index"));
        Files.writeString(index.resolve("00ab.graph"), "x");
        Files.writeString(index.resolve("00cd.graph"), "x");
        RetiredIndexes.remove(data);
        assertFalse(Files.exists(index));
    }

    @Test
    void otherFilesInTheFolderStay() throws Exception {
        Path index = Files.createDirectory(data.resolve("index"));
        Files.writeString(index.resolve("00ab.graph"), "x");
        Files.writeString(index.resolve("notes.txt"), "x");
        RetiredIndexes.remove(data);
        try (Stream<Path> files = Files.list(index)) {
            assertEquals(List.of(index.resolve("notes.txt")), files.toList());
        }
    }
}
