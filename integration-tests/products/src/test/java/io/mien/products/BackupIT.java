package io.mien.products;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Backups from one store into another, encrypted ones, and files that are none. */
class BackupIT {
    private static final String KEY = "000102030405060708090a0b0c0d0e0f";

    @TempDir
    private Path folder;

    private Mien log() throws IOException {
        String desk = Files.readString(Mien.HOME.resolve("features/desk.json"))
                .replace("io.mien:io.mien.store.derby:", "io.mien:io.mien.store.log:")
                .replaceFirst(
                        "\"extensions\"",
                        "\"configurations\": {\"io.mien.command\": {\"store\": \"io.mien.store.log\"}},\n  \"extensions\"");
        Path feature = Files.writeString(folder.resolve("log.json"), desk);
        return Mien.atPictures().with("LC_ALL", "C.UTF-8").with("MIEN_FEATURE", feature.toString());
    }

    private static Mien derby() {
        return Mien.atPictures().with("LC_ALL", "C.UTF-8");
    }

    private static List<String> labels(Mien mien, Path data) {
        return mien.run("people", "--json", "--data", data).done().json().stream()
                .map(p -> (String) p.get("label"))
                .toList();
    }

    @Test
    void goesFromOneStoreToTheOtherAndBackAndIsSealedInAnEncryptedGallery() throws IOException {
        Path first = folder.resolve("first.mien");
        derby().run("backup", "--data", TestPeople.enrolledIn(folder.resolve("data")), first)
                .done();
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(first)));
        log().run("restore", "--data", folder.resolve("other"), first).done().says("restored 8 people");
        Path second = folder.resolve("second.mien");
        log().run("backup", "--data", folder.resolve("other"), second).done();

        Path key = Files.writeString(folder.resolve("key"), KEY);
        Mien encrypted = derby().configured(
                        folder.resolve("home"), "io.mien.store.derby", "encryption = true\nkey.file = " + key + "\n");
        Path data = folder.resolve("encrypted");
        encrypted.run("restore", "--data", data, second).done().says("restored 8 people");
        encrypted.run("recognize", "--data", data, "people/Ada/2.jpg").done().says("Ada");
        Path sealed = folder.resolve("sealed.mien");
        encrypted.run("backup", "--data", data, sealed).done();
        encrypted.run("restore", "--data", data, second).failed().tells("it is not encrypted");
        derby().run("restore", "--data", folder.resolve("data"), sealed)
                .failed()
                .tells("it is encrypted");
    }

    @Test
    void aFifoHoldsNothingUp() throws Exception {
        Path fifo = folder.resolve("fifo");
        assumeTrue(new ProcessBuilder("mkfifo", fifo.toString()).start().waitFor() == 0, "no mkfifo");
        Path data = TestPeople.enrolledIn(folder.resolve("data"));
        derby().run("restore", "--data", data, fifo).failed().tells("is a FIFO");
    }

    /** On a small file system of its own; only an administrator can make one. */
    @Test
    void forgetsOnAFullDiskOrSaysThatItDidNot() throws Exception {
        Path disk = Files.createDirectory(folder.resolve("disk"));
        Process mount = new ProcessBuilder("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString())
                .redirectErrorStream(true)
                .start();
        assumeTrue(mount.waitFor(30, TimeUnit.SECONDS) && mount.exitValue() == 0, "no file system can be mounted");
        try {
            forgetOnFull(disk, TestPeople.enrolledIn(disk.resolve("data")));
        } finally {
            new ProcessBuilder("umount", disk.toString()).start().waitFor();
        }
    }

    private static void forgetOnFull(Path disk, Path data) throws IOException {
        Path filler = disk.resolve("filler");
        fill(filler);
        CommandRun full = derby().run("forget", "--data", data, "Ada");
        boolean said = full.exit() == 1;
        assertTrue(said || full.exit() == 0, full::toString);
        boolean lies = lies(data.resolve("gallery"), "Ada");
        assertTrue(said || !lies, "said that Ada is forgotten, and the label lies on the disk: " + full);
        Files.delete(filler);
        if (labels(derby(), data).contains("Ada")) {
            derby().run("forget", "--data", data, "Ada").done();
        }
        assertEquals(TestPeople.NAMES.subList(1, 8), labels(derby(), data));
        assertFalse(lies(data.resolve("gallery"), "Ada"), "the label lies on the disk");
    }

    /** Leaves room for the removal itself, and none for another file of the engine's log. */
    private static void fill(Path filler) throws IOException {
        byte[] block = new byte[4096];
        try (OutputStream out = Files.newOutputStream(filler)) {
            while (Files.getFileStore(filler).getUsableSpace() > 40 << 10) {
                out.write(block);
            }
        }
    }

    private static boolean lies(Path gallery, String label) throws IOException {
        try (var files = Files.walk(gallery)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                // As the engine writes a text: its length before it.
                if (bytes.contains("\u0000\u0003" + label)) {
                    return true;
                }
            }
            return false;
        }
    }
}
