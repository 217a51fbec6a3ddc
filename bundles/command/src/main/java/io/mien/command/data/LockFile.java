package io.mien.command.data;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A lock that the operating system holds for this process and drops with it, so that no stale file ever blocks. The file
 * says who holds it. It is never deleted: who opened it before would then lock another file than who comes after.
 */
final class LockFile implements AutoCloseable {
    /** Far behind the text: where locks are mandatory, the text stays readable for others. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int MOST_TEXT = 4096;

    private final FileChannel channel;

    private LockFile(FileChannel channel) {
        this.channel = channel;
    }

    /** The lock, or empty where somebody else holds it. */
    static Optional<LockFile> take(Path file, Owner owner) throws IOException {
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (lock(channel)) {
                channel.truncate(0);
                channel.write(ByteBuffer.wrap(owner.toText().getBytes(StandardCharsets.UTF_8)), 0);
                return Optional.of(new LockFile(channel));
            }
        } catch (IOException e) {
            channel.close();
            throw e;
        }
        channel.close();
        return Optional.empty();
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // Held by another part of this very process.
            return false;
        }
    }

    /** Who says in the file that they hold it. */
    static Optional<Owner> owner(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer text = ByteBuffer.allocate(MOST_TEXT);
            channel.read(text, 0);
            return Owner.parse(new String(text.array(), 0, text.position(), StandardCharsets.UTF_8));
        }
    }

    @Override
    public void close() throws IOException {
        // While it is still held: who takes it next writes their own name.
        try (channel) {
            channel.truncate(0);
        }
    }
}
