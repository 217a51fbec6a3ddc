package io.mien.runtime;

import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The framework's storage for one run. It is never the truth about what is installed: bundles are read where they lie, and
 * the storage only notes which they are. Commands that install the same bundles therefore use one storage in turn, named by a
 * digest of the list; one that finds it in use, and whoever may change what is installed, has a storage of its own that is
 * removed at the end. What a killed process left behind is removed by the next start.
 *
 * <p>Locks belong to the process, and closing a second channel of a locked file would release its lock. A system property
 * therefore names the storages of this process, whichever class loader started them.
 */
final class FrameworkStorage {
    private static final String FOLDER = "framework";
    private static final String OWN = "io.mien.storage:";
    private static final String LOCK = "lock";
    private static final String RUN = "run-";
    private static final String KEPT = "kept-";
    private static final String FILLED = "filled";

    /** So many are kept: of other commands, data folders and versions. */
    private static final int MOST_KEPT = 8;

    private final Path folder;
    private final FileChannel channel;
    private final boolean kept;

    private FrameworkStorage(Path folder, FileChannel channel, boolean kept) {
        this.folder = folder;
        this.channel = channel;
        this.kept = kept;
    }

    /**
     * @param cache the folder to make it in; only this user may read what is made
     * @param bundles the list of what will be installed, to use what is kept of an earlier run with the same list; empty for
     *     a storage of its own
     */
    static FrameworkStorage in(Path cache, Optional<String> bundles) throws StartException {
        Path all = cache.resolve(FOLDER);
        synchronized (FrameworkStorage.class) {
            try {
                Files.createDirectories(all);
                // A folder without a lock is abandoned: none is looked at between being made and being locked.
                try (FileChannel gate = open(all.resolve(LOCK));
                        FileLock held = gate.lock()) {
                    removeAbandoned(all, RUN, 0);
                    return held.isValid() && bundles.isPresent() ? kept(all, bundles.get()) : own(all);
                }
            } catch (IOException e) {
                throw new StartException("no folder for the framework's storage can be made in " + all + ": " + e, e);
            }
        }
    }

    private static FrameworkStorage kept(Path all, String bundles) throws IOException {
        Path folder = all.resolve(KEPT + Sha256.of(bundles));
        if (!Files.isDirectory(folder)) {
            removeAbandoned(all, KEPT, MOST_KEPT - 1);
            Files.move(Files.createTempDirectory(all, RUN), folder);
        }
        Optional<FileChannel> channel = hold(folder);
        if (channel.isEmpty()) {
            return own(all);
        }
        FrameworkStorage storage = new FrameworkStorage(folder, channel.get(), true);
        storage.clear();
        return storage;
    }

    private static FrameworkStorage own(Path all) throws IOException {
        Path folder = Files.createTempDirectory(all, RUN);
        FileChannel channel = hold(folder).orElseThrow(() -> new IOException(folder + " is in use"));
        return new FrameworkStorage(folder, channel, false);
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    /** The channel of a folder's lock, empty where somebody else holds it. */
    private static Optional<FileChannel> hold(Path folder) throws IOException {
        if (System.getProperty(OWN + folder) != null) {
            return Optional.empty();
        }
        FileChannel channel = open(folder.resolve(LOCK));
        try {
            if (channel.tryLock() != null) {
                System.setProperty(OWN + folder, "held");
                return Optional.of(channel);
            }
        } catch (OverlappingFileLockException e) {
            // This process holds it in a way that the property does not tell of.
            return Optional.empty();
        }
        channel.close();
        return Optional.empty();
    }

    /** Removes folders that no process uses but for the newest ones. */
    private static void removeAbandoned(Path all, String prefix, int but) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(all, prefix + "*")) {
            List<Path> folders = Folders.newestFirst(found);
            for (Path folder : folders.subList(Math.min(but, folders.size()), folders.size())) {
                Optional<FileChannel> channel = hold(folder);
                if (channel.isPresent()) {
                    new FrameworkStorage(folder, channel.get(), false).close();
                }
            }
        }
    }

    /** Only what names the bundles is kept: what they store is of one run, and what is not whole is of none. */
    private void clear() throws IOException {
        if (!Files.exists(folder.resolve(FILLED))) {
            Folders.delete(path());
            return;
        }
        try (DirectoryStream<Path> bundles = Files.newDirectoryStream(path(), "bundle*")) {
            for (Path bundle : bundles) {
                Folders.delete(bundle.resolve("data"));
            }
        }
    }

    /** Where the framework keeps its files. */
    Path path() {
        return folder.resolve("bundles");
    }

    /** Whether the next run uses it: then nothing of this run may be noted in it beyond the bundles. */
    boolean isKept() {
        return kept;
    }

    /**
     * Says that all bundles are installed in it, or that what an earlier run installed is of no use. One that is not kept is
     * not marked.
     */
    void setFilled(boolean filled) throws IOException {
        Path mark = folder.resolve(FILLED);
        if (kept && filled != Files.exists(mark)) {
            if (filled) {
                Files.createFile(mark);
            } else {
                Files.delete(mark);
            }
        }
    }

    /** Removes it unless it is kept. What cannot be removed, say because it is open on Windows, is left to the next start. */
    void close() {
        if (!kept) {
            Folders.delete(folder);
        }
        try {
            channel.close();
        } catch (IOException e) {
            // The lock ends with the process.
            return;
        } finally {
            System.clearProperty(OWN + folder);
        }
        if (!kept) {
            Folders.delete(folder);
        }
    }
}
