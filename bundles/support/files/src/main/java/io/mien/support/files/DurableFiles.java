package io.mien.support.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Operations whose results the file system must keep or erase durably. */
public final class DurableFiles {
    private static final ByteBuffer ZEROS = ByteBuffer.allocate(64 << 10).asReadOnlyBuffer();

    private DurableFiles() {}

    /** Renames within a folder, for good when this returns. */
    public static void move(Path from, Path to) throws IOException {
        Files.move(from, to);
        AtomicFile.sync(to.toAbsolutePath().getParent());
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

    /** Deletes a file, or a folder with all in it, if it exists; every file is overwritten first. */
    public static void erase(Path root) throws IOException {
        Folders.delete(root, file -> {
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                overwrite(channel);
            }
        });
    }
}
