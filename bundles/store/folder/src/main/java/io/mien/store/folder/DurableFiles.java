package io.mien.store.folder;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;

/** What the file system is asked to make last, or to forget. */
public final class DurableFiles {
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(64 << 10).asReadOnlyBuffer();

    private DurableFiles() {}

    /** Makes a folder with all above it, where they are missing, for their owner alone. */
    public static void createFolder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** Returns once the bytes of a file are on the disk. */
    public static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Returns once the names in a folder are on the disk, where the system can be asked for that. */
    public static void forceNames(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder; its file system keeps the order of renames by itself.
        }
    }

    /** Renames within a folder, for good when this returns. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to);
        forceNames(to.toAbsolutePath().getParent());
    }

    /** Writes zeros over all that a file holds, for good when this returns. */
    public static void overwrite(FileChannel channel) throws IOException {
        long size = channel.size();
        for (long at = 0; at < size; ) {
            ByteBuffer zeros = ZEROS.duplicate();
            zeros.limit((int) Math.min(zeros.capacity(), size - at));
            at += channel.write(zeros, at);
        }
        channel.force(true);
    }

    /** Deletes a file or a folder with all in it, if it exists. */
    public static void delete(Path root) throws IOException {
        walk(root, false);
    }

    /** As {@link #delete}, with every file overwritten first. */
    public static void erase(Path root) throws IOException {
        walk(root, true);
    }

    private static void walk(Path root, boolean overwrite) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (overwrite && attributes.isRegularFile()) {
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                        overwrite(channel);
                    }
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
