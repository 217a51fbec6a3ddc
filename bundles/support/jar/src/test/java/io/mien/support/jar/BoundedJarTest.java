package io.mien.support.jar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BoundedJarTest {
    private static final JarLimits LIMITS = new JarLimits("io.mien.test", 2, 20, 1, 3, 1);
    private static final int DIRECTORY_SIGNATURE = 0x02014b50;
    private static final int SIZE_IN_DIRECTORY = 24;

    @TempDir
    private Path folder;

    @Test
    void readsWhatIsWithinItsLimits() throws IOException {
        try (BoundedJar jar = BoundedJar.open(jar("OSGI-INF/mien/a.mud", 1024), LIMITS)) {
            assertEquals(1024, read(jar));
        }
    }

    @Test
    void refusesMoreThanIsAllowedUnpacked() throws IOException {
        assertRefused(
                jar("weights", (2 << 20) + 1), "it unpacks to 3 MiB, and at most 2 MiB", "jar.unpacked.megabytes");
    }

    @Test
    void refusesALargeManifestHoweverItIsWritten() throws IOException {
        assertRefused(jar("META-INF/manifest.mf", 1025), "its manifest has 2 KiB", "jar.manifest.kilobytes");
    }

    @Test
    void refusesALargeDescription() throws IOException {
        assertRefused(jar("OSGI-INF/mien/a.mud", 5000), "OSGI-INF/mien/a.mud has 5 KiB", "jar.description.kilobytes");
    }

    @Test
    void refusesManyDescriptions() throws IOException {
        assertRefused(many("OSGI-INF/mien/%d.mud", 4), "it has 4 model descriptions", "jar.descriptions");
    }

    @Test
    void refusesManyEntriesBeforeTheDirectoryIsRead() throws IOException {
        assertRefused(many("%d", 21), "it has 21 entries, and at most 20", "jar.entries");
    }

    @Test
    void refusesManyEntriesOfALargeArchive() throws IOException {
        assertRefused(many("%d", 70_000), "it has 70000 entries, and at most 20", "jar.entries");
    }

    @Test
    void refusesADirectoryThatIsLargerThanItsNumberOfEntriesAllows() throws IOException {
        Path jar = many("%050000d", 1);
        assertRefused(jar, "its directory has 50046 bytes", "jar.entries");
    }

    @Test
    void countsWhatComesAndNotWhatIsDeclared() throws IOException {
        Path jar = jar("weights", 4 << 20);
        byte[] bytes = Files.readAllBytes(jar);
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int directory = 0;
        while (buffer.getInt(directory) != DIRECTORY_SIGNATURE) {
            directory++;
        }
        buffer.putInt(directory + SIZE_IN_DIRECTORY, 10);
        Files.write(jar, bytes);
        try (BoundedJar opened = BoundedJar.open(jar, LIMITS)) {
            IOException e = assertThrows(IOException.class, () -> read(opened));
            assertTrue(e instanceof JarLimitException || e instanceof ZipException, e.toString());
        }
    }

    @Test
    void saysThatAFileIsNotWhole() throws IOException {
        Path jar = jar("weights", 100_000);
        byte[] bytes = Files.readAllBytes(jar);
        for (int length : new int[] {0, 1, 30, bytes.length / 2, bytes.length - 1}) {
            Files.write(jar, java.util.Arrays.copyOf(bytes, length));
            assertThrows(ZipException.class, () -> BoundedJar.open(jar, LIMITS), length + " bytes");
        }
    }

    private void assertRefused(Path jar, String reason, String key) {
        JarLimitException e = assertThrows(JarLimitException.class, () -> BoundedJar.open(jar, LIMITS));
        String message = e.getMessage();
        assertTrue(message.startsWith(jar + ": " + reason), message);
        assertTrue(message.endsWith("(" + key + " of io.mien.test)"), message);
    }

    private static long read(BoundedJar jar) throws IOException {
        long bytes = 0;
        for (JarEntry entry : jar.entries()) {
            try (var in = jar.open(entry)) {
                bytes += in.transferTo(OutputStream.nullOutputStream());
            }
        }
        return bytes;
    }

    private Path jar(String entry, int bytes) throws IOException {
        Path jar = folder.resolve("a.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar), StandardCharsets.UTF_8)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(new byte[bytes]);
        }
        return jar;
    }

    private Path many(String form, int number) throws IOException {
        Path jar = folder.resolve("many.jar");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar), StandardCharsets.UTF_8)) {
            zip.setMethod(ZipOutputStream.DEFLATED);
            for (int i = 0; i < number; i++) {
                zip.putNextEntry(new ZipEntry(String.format(form, i)));
            }
        }
        return jar;
    }
}
