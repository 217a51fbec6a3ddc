package io.mien.command.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.mien.command.fake.FakeCodec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureFilesTest {
    @TempDir
    Path folder;

    private void make(String... files) throws IOException {
        for (String file : files) {
            Files.createDirectories(folder.resolve(file).getParent());
            Files.createFile(folder.resolve(file));
        }
    }

    private List<PictureFile> of(String... names) {
        return new PictureFiles(new FakeCodec(), folder, Optional.of(folder.resolve("in/out"))).of(List.of(names));
    }

    private static List<String> names(List<PictureFile> files) {
        return files.stream().map(PictureFile::name).toList();
    }

    @Test
    void aFolderIsWalkedInOrder() throws IOException {
        make("in/b.jpg", "in/a/z.png", "in/a/y.txt", "in/a.jpg", "in/c/d/e.JPG", "in/out/a.jpg");

        assertEquals(List.of("in/a.jpg", "in/a/z.png", "in/b.jpg", "in/c/d/e.JPG"), names(of("in")));
        assertEquals(folder.resolve("in/a/z.png"), of("in").get(1).path());
        assertEquals(Path.of("a/z.png"), of("in").get(1).relative());
    }

    @Test
    void theFolderOfResultsIsTakenWhereItIsMeant() throws IOException {
        make("in/out/a.jpg");

        assertEquals(List.of("in/out/a.jpg"), names(of("in/out")));
    }

    @Test
    void aFileIsTakenWhateverItIsCalled() throws IOException {
        make("notes.txt");

        assertEquals(false, of("notes.txt").get(0).isMissing());
        assertEquals(Path.of("notes.txt"), of("notes.txt").get(0).relative());
    }

    @Test
    void missingFileKeepsItsPlace() throws IOException {
        make("a.jpg", "b.jpg", "none/notes.txt");
        List<PictureFile> files = of("a.jpg", "missing", "none", "b.jpg");

        assertEquals(List.of("a.jpg", "missing", "none", "b.jpg"), names(files));
        assertEquals("no such file or folder", files.get(1).problem());
        assertEquals("no pictures in this folder", files.get(2).problem());
    }

    @Test
    void aLinkBackIsWalkedOnce() throws IOException {
        make("in/a.jpg");
        try {
            Files.createSymbolicLink(folder.resolve("in/back"), folder.resolve("in"));
        } catch (IOException | UnsupportedOperationException e) {
            assumeTrue(false, "no symbolic links here");
        }

        assertEquals(List.of("in/a.jpg"), names(of("in")));
    }
}
