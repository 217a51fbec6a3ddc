package io.mien.command.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputNamesTest {
    @TempDir
    Path folder;

    private PictureFile file(String folderName, String relative) {
        return new PictureFile(relative, folder.resolve(folderName).resolve(relative), Path.of(relative), "");
    }

    private List<String> targets(PictureFile... files) {
        Path out = folder.resolve("out");
        return OutputNames.jobs(List.of(files), Optional.of(out)).stream()
                .map(j -> out.relativize(j.target().orElseThrow()).toString())
                .toList();
    }

    @Test
    void namesAreKeptAndTypesAreWritable() {
        assertEquals(
                List.of("a.png", "sub/b.jpeg", "c.jpg", "d.jpg", ".e.jpg", "F.PNG"),
                targets(
                        file("in", "a.png"),
                        file("in", "sub/b.jpeg"),
                        file("in", "c.bmp"),
                        file("in", "d"),
                        file("in", ".e"),
                        file("in", "F.PNG")));
    }

    @Test
    void noTwoPicturesShareAFile() {
        assertEquals(
                List.of("a.jpg", "a-2.jpg", "A-3.jpg", "a-4.jpg"),
                targets(file("one", "a.jpg"), file("two", "a.jpg"), file("three", "A.jpg"), file("one", "a.gif")));
    }

    @Test
    void anInputIsNeverATarget() throws IOException {
        Files.createDirectories(folder.resolve("out"));
        Files.createFile(folder.resolve("out/a.jpg"));
        Files.createFile(folder.resolve("out/a-2.jpg"));

        assertEquals(List.of("a-3.jpg", "a-2-2.jpg"), targets(file("out", "a.jpg"), file("out", "a-2.jpg")));
    }

    @Test
    void withoutAFolderThereAreNoTargets() {
        assertTrue(Stream.of(file("in", "a.png"))
                .flatMap(f -> OutputNames.jobs(List.of(f), Optional.empty()).stream())
                .allMatch(j -> j.target().isEmpty()));
    }
}
