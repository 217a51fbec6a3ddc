package io.mien.boot.generation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.support.files.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class GenerationWriterTest {
    @TempDir
    private Path temporary;

    private Path data;
    private GenerationFolder folder;
    private GenerationWriter writer;

    @BeforeEach
    void make() throws IOException {
        data = Files.createDirectory(temporary.resolve("data"));
        folder = new GenerationFolder(data);
        writer = new GenerationWriter(folder, new FileDisk());
    }

    @Test
    void nothingWasWritten() throws IOException {
        assertEquals(Optional.empty(), folder.current());
        assertEquals(List.of(), folder.toStart());
    }

    @Test
    void writtenGenerationIsCurrent() throws Exception {
        Lock first = writer.write(deploy("one"));
        Lock second = writer.write(deploy("two"));
        assertEquals(1, first.number());
        assertEquals(2, second.number());
        assertEquals(Optional.of(2L), folder.current());
        assertEquals(List.of(2L, 1L), folder.toStart());
        assertEquals(second, folder.read(2));
        assertEquals(first, folder.read(1));
    }

    @Test
    void aDamagedLockIsNamedWithTheReason() throws Exception {
        writer.write(deploy("one"));
        Files.writeString(folder.lockFile(1), "{\"number\": 1");
        DamagedLockException e = assertThrows(DamagedLockException.class, () -> folder.read(1));
        assertTrue(e.getMessage().startsWith("generation 1: "), e.getMessage());
        assertThrows(DamagedLockException.class, () -> folder.read(2));
    }

    @Test
    void withoutACurrentOneTheNewestIsTheBest() throws Exception {
        writer.write(deploy("one"));
        writer.write(deploy("two"));
        Files.writeString(folder.currentFile(), "\0\0");
        assertEquals(Optional.empty(), folder.current());
        assertEquals(List.of(2L, 1L), folder.toStart());
        assertEquals(3, writer.write(deploy("three")).number());
    }

    @Test
    void oneThatWasNeverSwitchedToIsNoPlaceToStart() throws Exception {
        writer.write(deploy("one"));
        Files.createDirectories(folder.folder(2));
        assertEquals(List.of(1L), folder.toStart());
        assertEquals(3, writer.write(deploy("three")).number());
        writer.prune(9);
        assertEquals(List.of(3L, 1L), folder.numbers());
    }

    @Test
    void theLastOnesAreKeptAndTheBundlesTheyName() throws Exception {
        for (String name : List.of("one", "two", "three")) {
            writer.write(deploy(name));
        }
        assertEquals(3, bundles().size());
        writer.prune(2);
        assertEquals(List.of(3L, 2L), folder.numbers());
        assertEquals(2, bundles().size());
        for (long number : folder.numbers()) {
            LockedBundle bundle = folder.read(number).bundles().get(1);
            assertEquals(bundle.sha256(), Sha256.of(bundle.path(temporary, data)));
        }
    }

    @Test
    void keepsTheGenerationBeforeAReleaseUntilThatIsProved() throws Exception {
        writer.write(deploy("one"));
        Lock two = deploy("two").withUnproved(Optional.of(new UnprovedRelease("desk 2 (sequence 7)", 1)));
        writer.write(two);
        writer.write(two);
        writer.prune(1);
        assertEquals(List.of(3L, 1L), folder.numbers());
        assertEquals(2, bundles().size());
        writer.write(two.withUnproved(Optional.empty()));
        writer.prune(1);
        assertEquals(List.of(4L), folder.numbers());
        assertEquals(1, bundles().size());
    }

    /** Whatever operation is the first to find no room. */
    @Test
    void aFullDiskChangesNothing() throws Exception {
        Lock old = writer.write(deploy("one"));
        int operation = 0;
        for (boolean full = true; full; operation++) {
            FullDisk disk = new FullDisk(operation);
            writer = new GenerationWriter(folder, disk);
            full = failed();
            if (full) {
                assertEquals(Optional.of(1L), folder.current(), "operation " + operation);
                assertEquals(old, folder.read(1));
                assertNoPart();
            }
        }
        assertTrue(operation > 3, "operations " + operation);
        writer = new GenerationWriter(folder, new FileDisk());
        assertEquals(
                deploy("two").bundles(),
                folder.read(folder.current().orElseThrow()).bundles());
    }

    /** A part file of a name that can be guessed may be a link to somebody's file, laid there before. */
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void nothingIsWrittenThroughALink() throws Exception {
        Path victim = Files.writeString(temporary.resolve("victim"), "mine");
        Files.createDirectories(GenerationFolder.bundles(data));
        Files.createSymbolicLink(GenerationFolder.bundles(data).resolve("copy.part"), victim);
        Files.createSymbolicLink(data.resolve("current.part"), victim);
        Files.createSymbolicLink(folder.currentFile(), victim);
        writer.write(deploy("one"));
        assertEquals("mine", Files.readString(victim));
        assertEquals(Optional.of(1L), folder.current());
        assertFalse(Files.isSymbolicLink(folder.currentFile()));
    }

    private boolean failed() {
        try {
            writer.write(deploy("two"));
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private void assertNoPart() throws IOException {
        try (Stream<Path> files = Files.walk(data)) {
            assertFalse(files.anyMatch(f -> f.toString().endsWith(".part")));
        }
    }

    private List<Path> bundles() throws IOException {
        try (Stream<Path> files = Files.list(GenerationFolder.bundles(data))) {
            return files.toList();
        }
    }

    private Lock deploy(String name) throws IOException {
        Path jar = Files.writeString(temporary.resolve(name + ".jar"), "jar of " + name);
        return Locks.of(Locks.ofDistribution("io.mien.api"), Locks.deployed(name, writer.keep(jar)));
    }

    /** Has room for so many writes. */
    private static final class FullDisk implements Disk {
        private final Disk real = new FileDisk();
        private int left;

        FullDisk(int left) {
            this.left = left;
        }

        private void take() throws IOException {
            left--;
            if (left == -1) {
                throw new IOException("No space left on device");
            }
        }

        @Override
        public void replace(Path folder, InputStream content, Supplier<String> name) throws IOException {
            real.replace(
                    folder,
                    new FilterInputStream(content) {
                        @Override
                        public long transferTo(OutputStream out) throws IOException {
                            long written = super.transferTo(out);
                            take();
                            return written;
                        }
                    },
                    name);
        }

        @Override
        public void createFolder(Path path) throws IOException {
            take();
            real.createFolder(path);
        }

        @Override
        public void delete(Path path) throws IOException {
            real.delete(path);
        }

        @Override
        public void sync(Path path) throws IOException {
            take();
            real.sync(path);
        }
    }
}
