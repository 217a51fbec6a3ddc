package io.mien.store.folder;

import io.mien.store.StoreException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Optional;

/**
 * Ownership of a gallery's folder, by one store of one process. The lock is the operating system's, on the file
 * {@code lock}, and goes with the process however it ends; the file {@code owner} says who has it.
 *
 * <p>Where the system's file locks belong to the process, closing <em>any</em> channel of the file gives the lock up. So the
 * file is opened by nobody but its owner: a second store of the same process learns from {@code owner} that it has to wait.
 */
public final class FolderLock implements AutoCloseable {
    private final FileChannel channel;
    private final Path owner;

    private FolderLock(FileChannel channel, Path owner) {
        this.channel = channel;
        this.owner = owner;
    }

    /** @throws FolderInUseException naming the owner, where there is one */
    public static FolderLock acquire(Path folder) throws StoreException, IOException {
        Path owner = folder.resolve("owner");
        synchronized (processMonitor()) {
            Optional<String> before = read(owner);
            String self = self();
            if (before.isPresent() && before.get().equals(self)) {
                throw FolderInUseException.ofThisProcess(folder);
            }
            FileChannel channel =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(channel);
            if (lock == null) {
                channel.close();
                throw FolderInUseException.of(folder, before.orElse("another process"));
            }
            try {
                Files.writeString(owner, self);
                return new FolderLock(channel, owner);
            } catch (IOException e) {
                channel.close();
                throw e;
            }
        }
    }

    /** What everything in this process can wait for each other on, whatever class loader it comes from. */
    public static Object processMonitor() {
        return System.getProperties();
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (IOException e) {
            channel.close();
            throw e;
        }
    }

    private static Optional<String> read(Path owner) throws IOException {
        try {
            return Optional.of(Files.readString(owner).strip());
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static String self() {
        ProcessHandle process = ProcessHandle.current();
        String since = process.info().startInstant().map(Instant::toString).orElse("an unknown time");
        return "process " + process.pid() + ", which started at " + since;
    }

    /** Lets others have the folder; does nothing the second time. */
    @Override
    public void close() throws IOException {
        synchronized (processMonitor()) {
            if (channel.isOpen()) {
                Files.deleteIfExists(owner);
                channel.close();
            }
        }
    }
}
