package io.mien.picture.external;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/** A temporary folder of one conversion, which only its owner can look into (mode 0700). */
record ScratchFolder(Path path) implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ScratchFolder.class.getName());
    private static final String PREFIX = "mien-picture-";

    /** Longer than any conversion takes. */
    private static final Duration STALE = Duration.ofHours(1);

    /** Makes a folder, and deletes those of processes that were killed. */
    static ScratchFolder create() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        deleteStale(parent);
        long process = ProcessHandle.current().pid();
        return new ScratchFolder(
                Files.createTempDirectory(parent, PREFIX + process + "-").toRealPath());
    }

    private static void deleteStale(Path parent) throws IOException {
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(parent, PREFIX + "*")) {
            for (Path folder : folders) {
                if (isStale(folder)) {
                    new ScratchFolder(folder).close();
                }
            }
        }
    }

    private static boolean isStale(Path folder) throws IOException {
        String process =
                folder.getFileName().toString().substring(PREFIX.length()).replaceFirst("-.*", "");
        return process.matches("\\d{1,9}")
                && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                && ProcessHandle.of(Long.parseLong(process)).isEmpty()
                && Files.getLastModifiedTime(folder)
                        .toInstant()
                        .isBefore(Instant.now().minus(STALE));
    }

    @Override
    public void close() {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(path)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(path);
        } catch (IOException e) {
            // The picture is converted; what is left over is told, not failed.
            LOG.log(Level.WARNING, "Temporary folder {0} could not be deleted: {1}", path, e.toString());
        }
    }
}
