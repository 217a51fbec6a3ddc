package io.mien.runtime.maix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackedHomeTest {
    private static final String ROOT = "META-INF/mien/home/";
    private static final FileTime LONG_AGO = FileTime.fromMillis(0);

    @TempDir
    private Path folder;

    @Test
    void unpacksTheDistributionAlone() throws IOException {
        Path home = unpack(jar(Map.of(ROOT + "bundles/a.jar", "a", ROOT + "LICENSE", "b", "io/mien/A.class", "c")));
        assertEquals("a", Files.readString(home.resolve("bundles/a.jar")));
        assertEquals(List.of("LICENSE", "bundles", "bundles/a.jar"), content(home));
    }

    @Test
    void theNextStartUsesWhatIsThere() throws IOException {
        Path jar = jar(Map.of(ROOT + "a", "one", ROOT + "b", "two"));
        Path home = unpack(jar);
        Files.setLastModifiedTime(home.resolve("a"), LONG_AGO);
        assertEquals(home, unpack(jar));
        assertEquals(LONG_AGO, Files.getLastModifiedTime(home.resolve("a")));
    }

    @Test
    void aFileThatIsDamagedOrMissingIsUnpackedAgain() throws IOException {
        Path jar = jar(Map.of(ROOT + "a", "one", ROOT + "b", "two", ROOT + "c", "three"));
        Path home = unpack(jar);
        Files.writeString(home.resolve("a"), "One");
        Files.writeString(home.resolve("b"), "");
        Files.delete(home.resolve("c"));
        unpack(jar);
        assertEquals(
                List.of("one", "two", "three"),
                List.of(
                        Files.readString(home.resolve("a")),
                        Files.readString(home.resolve("b")),
                        Files.readString(home.resolve("c"))));
    }

    @Test
    void anotherVersionHasAnotherFolder() throws IOException {
        assertNotEquals(unpack(jar(Map.of(ROOT + "a", "one"))), unpack(jar(Map.of(ROOT + "a", "two"))));
    }

    @Test
    void severalMayUnpackAtTheSameTime() throws Exception {
        String text = "x".repeat(1 << 20);
        Path jar = jar(Map.of(ROOT + "a", text, ROOT + "b", text, ROOT + "c", text));
        ExecutorService programs = Executors.newFixedThreadPool(4);
        try {
            List<Future<Path>> homes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                homes.add(programs.submit(() -> unpack(jar)));
            }
            for (Future<Path> home : homes) {
                assertEquals(text, Files.readString(home.get().resolve("c")));
            }
            // Not before the last one is ready: each has parts of its own while it unpacks.
            assertEquals(List.of("a", "b", "c"), content(homes.get(0).get()));
        } finally {
            programs.shutdownNow();
        }
    }

    @Test
    void aPlaceThatCannotBeWrittenIsPassedOver() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        Path second = folder.resolve("second");
        Path home = new UnpackedHome(jar(Map.of(ROOT + "a", "one"))).unpack(List.of(file.resolve("first"), second));
        assertTrue(home.startsWith(second), home.toString());
    }

    @Test
    void withoutAPlaceItSaysWhy() throws IOException {
        Path jar = jar(Map.of(ROOT + "a", "one"));
        Path file = Files.writeString(folder.resolve("file"), "");
        MaixException e =
                assertThrows(MaixException.class, () -> new UnpackedHome(jar).unpack(List.of(file.resolve("first"))));
        assertEquals(Err.ERR_IO, e.err());
        assertTrue(e.getMessage().startsWith(jar + " cannot be unpacked: "), e.getMessage());
        assertTrue(e.getMessage().contains("file/first cannot be written"), e.getMessage());
    }

    @Test
    void aJarWithoutADistributionIsNamed() throws IOException {
        Path jar = jar(Map.of("io/mien/A.class", "c"));
        MaixException e = assertThrows(MaixException.class, () -> unpack(jar));
        assertEquals(jar + " holds no distribution (" + ROOT + ")", e.getMessage());
        assertFalse(Files.exists(folder.resolve("cache")));
    }

    @Test
    void aDamagedJarIsNamedAndNothingOfItIsUsed() throws IOException {
        Path jar = jar(Map.of(ROOT + "a", "one, which is stored as it is"));
        damage(jar);
        MaixException e = assertThrows(MaixException.class, () -> unpack(jar));
        assertEquals(jar + " is damaged: the checksum of " + ROOT + "a is wrong", e.getMessage());
        try (Stream<Path> left = Files.walk(folder.resolve("cache"))) {
            assertEquals(List.of(), left.filter(Files::isRegularFile).toList());
        }
    }

    /** Another program may have unpacked the same version from a jar that is whole. */
    @Test
    void aDamagedFileDoesNotAppearForAMoment() throws IOException {
        Path jar = jar(Map.of(ROOT + "a", "one, which is stored as it is"));
        Path file = unpack(jar).resolve("a");
        Files.writeString(file, "another");
        damage(jar);
        assertThrows(MaixException.class, () -> unpack(jar));
        assertEquals("another", Files.readString(file));
    }

    private static void damage(Path jar) throws IOException {
        byte[] bytes = Files.readAllBytes(jar);
        int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("one, which");
        bytes[at] ^= 1;
        Files.write(jar, bytes);
    }

    private Path unpack(Path jar) {
        return new UnpackedHome(jar).unpack(List.of(folder.resolve("cache")));
    }

    private static List<String> content(Path home) throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            return files.filter(f -> !f.equals(home))
                    .map(f -> home.relativize(f).toString())
                    .sorted()
                    .toList();
        }
    }

    /** Nothing in it is compressed. */
    private Path jar(Map<String, String> entries) throws IOException {
        Path jar = Files.createTempFile(folder, "mien", ".jar");
        try (OutputStream file = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            zip.setLevel(0);
            for (Map.Entry<String, String> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        }
        return jar;
    }
}
