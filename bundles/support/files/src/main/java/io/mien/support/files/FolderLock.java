package io.mien.support.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Ownership of a folder by one part of one process. The operating system holds the lock, on the file {@code lock}, and
 * drops it with the process, so a stale file never blocks. The file's text names the owner. The file is never deleted
 * without its folder: a process that opened it earlier would then lock another file than the next one.
 *
 * <p>On POSIX, closing <em>any</em> channel of the file drops all locks that the process has on it. So this process keeps
 * its locks in its system properties, where bundles with class loaders of their own see them, and looks there before it
 * opens the file.
 */
public final class FolderLock implements AutoCloseable {
    private static final String FILE = "lock";
    private static final String MONITOR = "io.mien.support.files: held while a folder is locked or given up";
    private static final String PROPERTY = "io.mien.lock.";

    /** Far behind the text: where locks are mandatory, the text stays readable. */
    private static final long LOCKED_BYTE = Long.MAX_VALUE - 1;

    private static final int MOST_TEXT = 4096;

    private final Path folder;
    private final Optional<FileChannel> channel;
    private final String property;
    private final boolean exclusive;

    private FolderLock(Path folder, Optional<FileChannel> channel, String property, boolean exclusive) {
        this.folder = folder;
        this.channel = channel;
        this.property = property;
        this.exclusive = exclusive;
    }

    /**
     * Takes an existing folder.
     *
     * @param owner text that others are shown
     * @throws FolderLockedException if another part of this process, or another process, has it
     * @throws IOException if the file cannot be created or locked
     */
    public static FolderLock acquire(Path folder, String owner) throws IOException {
        return acquire(folder, Optional.of(owner));
    }

    /**
     * Keeps others from taking a folder that this process can only read, as long as the system lets a reader do that.
     *
     * @throws FolderLockedException if another part of this process, or another process, has it
     */
    public static FolderLock share(Path folder) throws IOException {
        return acquire(folder, Optional.empty());
    }

    private static FolderLock acquire(Path folder, Optional<String> owner) throws IOException {
        Path real = folder.toRealPath();
        String property = PROPERTY + real;
        synchronized (processMonitor()) {
            String holder = System.getProperty(property);
            if (holder != null) {
                throw new FolderLockedException(real, Optional.of(holder), true);
            }
            Optional<FileChannel> channel = open(real.resolve(FILE), owner.isPresent());
            if (channel.isPresent()) {
                lock(channel.get(), real, owner.isPresent());
            }
            System.setProperty(property, owner.orElse("a reader"));
            FolderLock lock = new FolderLock(real, channel, property, owner.isPresent());
            owner.ifPresent(lock::write);
            return lock;
        }
    }

    /**
     * The monitor on which all parts of this process wait for each other, whatever class loader they come from: a constant string
     * is one object in the whole JVM, and nothing of the JDK's locks this one. For moments only: what ends the process takes it.
     */
    public static Object processMonitor() {
        return MONITOR;
    }

    private static Optional<FileChannel> open(Path file, boolean exclusive) throws IOException {
        if (exclusive) {
            return Optional.of(FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
        }
        return Files.isReadable(file) ? Optional.of(FileChannel.open(file, StandardOpenOption.READ)) : Optional.empty();
    }

    private static void lock(FileChannel channel, Path folder, boolean exclusive) throws IOException {
        boolean locked = false;
        try {
            locked = isLocked(channel, exclusive);
            if (!locked) {
                throw new FolderLockedException(folder, text(channel), false);
            }
        } finally {
            if (!locked) {
                channel.close();
            }
        }
    }

    private static boolean isLocked(FileChannel channel, boolean exclusive) throws IOException {
        try {
            FileLock lock = channel.tryLock(LOCKED_BYTE, 1, !exclusive);
            return lock != null;
        } catch (OverlappingFileLockException e) {
            // A part of this process that has another version of this class.
            return false;
        }
    }

    private static Optional<String> text(FileChannel channel) throws IOException {
        ByteBuffer text = ByteBuffer.allocate(MOST_TEXT);
        channel.read(text, 0);
        return Optional.of(new String(text.array(), 0, text.position(), StandardCharsets.UTF_8))
                .filter(t -> !t.isBlank());
    }

    /** The text only serves a message: a full disk, which has no room for it, does not prevent the lock. */
    private void write(String owner) {
        try {
            channel.orElseThrow().truncate(0);
            channel.orElseThrow().write(ByteBuffer.wrap(owner.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException e) {
            System.getLogger(FolderLock.class.getName())
                    .log(System.Logger.Level.DEBUG, "A lock has no text: {0}", e.toString());
        }
    }

    /**
     * Deletes the folder with all in it, the lock last: a folder that is half deleted and not locked is an abandoned one, and
     * another process would delete it at the same time. Nothing in the folder is open any more. The lock is still to be closed.
     */
    public void deleteFolder() throws IOException {
        deleteFolder(file -> {});
    }

    void deleteFolder(Folders.FileVisit visit) throws IOException {
        Path own = folder.resolve(FILE);
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder, entry -> !entry.equals(own))) {
            for (Path entry : entries) {
                Folders.delete(entry, visit);
            }
        } catch (NoSuchFileException e) {
            // Its owner deleted it before this lock was taken on what was left.
        }
        Folders.delete(folder, visit);
    }

    /** Gives the folder up; does nothing the second time. */
    @Override
    public void close() throws IOException {
        synchronized (processMonitor()) {
            if (System.getProperty(property) == null
                    || channel.isPresent() && !channel.get().isOpen()) {
                return;
            }
            System.clearProperty(property);
            if (channel.isPresent()) {
                try (FileChannel held = channel.get()) {
                    if (exclusive) {
                        // While it is still held: the next owner writes its own text.
                        held.truncate(0);
                    }
                }
            }
        }
    }
}
