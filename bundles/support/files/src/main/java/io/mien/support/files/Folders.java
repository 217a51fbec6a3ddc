package io.mien.support.files;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Creates and deletes folders. */
public final class Folders {
    private static final int MOST_WALKS = 5;

    private Folders() {}

    /** The treatment of a file before it is deleted. */
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

    /**
     * Deletes a file, or a folder with all in it, if it exists. Symbolic links are deleted, never followed. What others delete
     * in the meantime is deleted; what they add is deleted too.
     *
     * @throws java.nio.file.DirectoryNotEmptyException if others add more all the time
     */
    public static void delete(Path root) throws IOException {
        delete(root, file -> {});
    }

    /** As {@link #delete(Path)}; {@code visit} has each regular file before it is deleted. */
    public static void delete(Path root, FileVisit visit) throws IOException {
        for (int walk = 1; ; walk++) {
            try {
                Files.walkFileTree(root, new Deletion(visit));
                return;
            } catch (DirectoryNotEmptyException e) {
                if (walk == MOST_WALKS) {
                    throw e;
                }
            }
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {
        private final FileVisit visit;

        Deletion(FileVisit visit) {
            this.visit = visit;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            try {
                if (attributes.isRegularFile()) {
                    visit.before(file);
                }
                Files.delete(file);
            } catch (NoSuchFileException e) {
                requireGone(file, e);
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) throws IOException {
            requireGone(file, e);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException e) throws IOException {
            if (e != null) {
                requireGone(folder, e);
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }

        private static void requireGone(Path file, IOException e) throws IOException {
            if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw e;
            }
        }
    }
}
