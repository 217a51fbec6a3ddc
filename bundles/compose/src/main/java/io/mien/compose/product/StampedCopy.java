package io.mien.compose.product;

import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Copies files into a product with a time and permissions that follow from their content and their place alone.
 *
 * <p>The time is not the same for all: Java's archive of classes, and the framework's storage, tell a changed file by its size
 * and its time.
 */
final class StampedCopy {
    /** 1 January 2026, in seconds. */
    private static final long BEGIN = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();

    /** A ZIP file keeps even seconds. */
    private static final int STEP = 2;

    private static final int STEPS = 10_000_000;

    private static final List<String> PROGRAMS = List.of("bin/mien", "lib/make-class-archive");
    private static final String RUNS = "rwxr-xr-x";
    private static final String LIES = "rw-r--r--";

    private final Path root;

    /** @param root the product's folder */
    StampedCopy(Path root) {
        this.root = root;
    }

    /** Copies a file, or a folder with all in it; links are followed. */
    void copy(Path from, String to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String below = from.relativize(file).toString().replace('\\', '/');
                one(file, below.isEmpty() ? to : to + "/" + below);
            }
        }
    }

    /** As {@link #copy}; what can be run can be run in the product, too. */
    void copyPrograms(Path from, String to) throws IOException {
        try (Stream<Path> all = Files.walk(from)) {
            for (Path file : all.filter(Files::isRegularFile).sorted().toList()) {
                String name = to + "/" + from.relativize(file).toString().replace('\\', '/');
                Path target = target(name);
                Files.copy(file, target);
                stamp(target, Files.isExecutable(file) ? RUNS : LIES);
            }
        }
    }

    /** Unpacks a jar into a folder. */
    void unpack(Path jar, String to) throws IOException {
        try (FileSystem content = FileSystems.newFileSystem(jar);
                Stream<Path> all = Files.walk(content.getPath("/"))) {
            for (Path file : all.filter(Files::isRegularFile)
                    .sorted((a, b) -> a.toString().compareTo(b.toString()))
                    .toList()) {
                one(file, to + file);
            }
        }
    }

    /** Writes a file of text. */
    void write(String to, byte[] content) throws IOException {
        Path target = target(to);
        Files.write(target, content);
        stamp(target, LIES);
    }

    private void one(Path from, String to) throws IOException {
        Path target = target(to);
        Files.copy(from, target);
        stamp(target, PROGRAMS.contains(to) ? RUNS : LIES);
    }

    /** @throws IOException if a name in a jar leads out of the product's folder */
    private Path target(String to) throws IOException {
        Path target = root.resolve(to).normalize();
        if (!target.startsWith(root)) {
            throw new IOException(to + " lies outside of the product");
        }
        Files.createDirectories(target.getParent());
        return target;
    }

    private static void stamp(Path target, String permissions) throws IOException {
        setPermissions(target, permissions);
        byte[] digest = HexFormat.of().parseHex(Sha256.of(target));
        long step = Integer.toUnsignedLong(ByteBuffer.wrap(digest).getInt()) % STEPS;
        Files.setLastModifiedTime(target, FileTime.from(Instant.ofEpochSecond(BEGIN + STEP * step)));
    }

    /** Gives all folders of the product the same permissions and time; after that nothing is copied. */
    void finish() throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            List<Path> folders = all.filter(Files::isDirectory).toList();
            for (Path folder : folders) {
                setPermissions(folder, RUNS);
                Files.setLastModifiedTime(folder, FileTime.from(Instant.ofEpochSecond(BEGIN)));
            }
        }
    }

    private static void setPermissions(Path path, String permissions) throws IOException {
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }
}
