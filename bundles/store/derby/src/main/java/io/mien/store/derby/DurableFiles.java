package io.mien.store.derby;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

/** What the file system is asked to make last, or to forget. */
final class DurableFiles {
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(64 << 10).asReadOnlyBuffer();

    private DurableFiles() {}

    /** Returns once the bytes of a file are on the disk. */
    static void force(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Returns once the names in a folder are on the disk, where the system can be asked for that. */
    static void forceNames(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Windows opens no folder; its file system keeps the order of renames by itself.
        }
    }

    /** Renames within a folder, for good when this returns. */
    static void move(Path from, Path to) throws IOException {
        Files.move(from, to);
        forceNames(to.toAbsolutePath().getParent());
    }

    /** Writes zeros over all that a file holds, for good when this returns. */
    static void overwrite(FileChannel channel) throws IOException {
        long size = channel.size();
        for (long at = 0; at < size; ) {
            ByteBuffer zeros = ZEROS.duplicate();
            zeros.limit((int) Math.min(zeros.capacity(), size - at));
            at += channel.write(zeros, at);
        }
        channel.force(true);
    }

    /** Deletes a file or a folder with all in it, if it exists. */
    static void delete(Path root) throws IOException {
        walk(root, false);
    }

    /** As {@link #delete}, with every file overwritten first. */
    static void erase(Path root) throws IOException {
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
