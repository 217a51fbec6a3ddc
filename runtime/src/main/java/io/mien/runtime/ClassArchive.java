package io.mien.runtime;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The archive of loaded classes that {@code bin/mien} hands to Java, which then neither parses nor verifies them again. It
 * holds for one Java and one state of the installation; if there is none for these, it is made in the background. The start
 * script proves its checksum before each use, and Java looks at the bytes of each class before it takes it from there.
 */
final class ClassArchive {
    /** An attempt that has left its mark for so long was killed, or failed. */
    private static final Duration NEXT_TRY = Duration.ofHours(1);

    private static final List<String> FOLDERS = List.of("lib", "bundles");

    private final Path home;
    private final Path archive;

    /** @param archive its file; the files that belong to it lie beside it */
    ClassArchive(Path home, Path archive) {
        this.home = home;
        this.archive = archive;
    }

    /** Starts to make the archive unless it is there or being made; what stands in the way is for the next start. */
    void refresh() {
        Path script = home.resolve("lib").resolve("make-class-archive");
        if (!Files.isRegularFile(script)) {
            return;
        }
        try {
            String stamp = stamp();
            if (!isMadeFor(stamp) && claim(stamp)) {
                new ProcessBuilder("/bin/sh", script.toString(), archive.toString())
                        .redirectInput(ProcessBuilder.Redirect.from(
                                Path.of("/dev/null").toFile()))
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
            }
        } catch (IOException e) {
            // Starts are slower without it, and nothing else.
            return;
        }
    }

    /** The inputs of the archive: this Java, and the code of the installation. */
    private String stamp() throws IOException {
        StringBuilder text = new StringBuilder(System.getProperty("java.home"))
                .append(' ')
                .append(System.getProperty("java.vm.version"))
                .append('\n');
        for (String folder : FOLDERS) {
            try (Stream<Path> files = Files.list(home.resolve(folder))) {
                for (Path file : files.sorted().toList()) {
                    text.append(file)
                            .append(' ')
                            .append(Files.size(file))
                            .append(' ')
                            .append(Files.getLastModifiedTime(file).toMillis())
                            .append('\n');
                }
            }
        }
        return text.toString();
    }

    private boolean isMadeFor(String stamp) throws IOException {
        Path made = beside(".stamp");
        return Files.isRegularFile(archive)
                && Files.isRegularFile(made)
                && Files.readString(made).equals(stamp);
    }

    /** The script renames the mark to the stamp when it has made the archive. */
    private boolean claim(String stamp) throws IOException {
        Path mark = beside(".making");
        Files.createDirectories(mark.getParent());
        try {
            if (Files.exists(mark)
                    && Files.getLastModifiedTime(mark)
                            .toInstant()
                            .isBefore(Instant.now().minus(NEXT_TRY))) {
                Files.deleteIfExists(mark);
            }
            Files.writeString(mark, stamp, StandardOpenOption.CREATE_NEW);
            return true;
        } catch (FileAlreadyExistsException e) {
            return false;
        }
    }

    private Path beside(String suffix) {
        return archive.resolveSibling(archive.getFileName() + suffix);
    }
}
