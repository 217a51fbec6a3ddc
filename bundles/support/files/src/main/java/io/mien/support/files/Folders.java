package io.mien.support.files;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Creates and deletes folders. */
public final class Folders {
    private Folders() {}

    /** What happens to a file before it is deleted. */
    @FunctionalInterface
    public interface FileVisit {
        /** Called for each regular file. */
        void before(Path file) throws IOException;
    }

    /** Creates a folder, and missing ones above it, with this access; an existing folder stays as it is. */
    public static void create(Path folder, FileAccess access) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, access.ofFolder());
        }
    }

    /** Deletes a file, or a folder with all in it, if it exists. Symbolic links are deleted, never followed. */
    public static void delete(Path root) throws IOException {
        delete(root, file -> {});
    }

    /** As {@link #delete(Path)}; {@code visit} has each regular file before it is deleted. */
    public static void delete(Path root, FileVisit visit) throws IOException {
        if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    visit.before(file);
                }
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
                if (e != null) {
                    throw e;
                }
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
