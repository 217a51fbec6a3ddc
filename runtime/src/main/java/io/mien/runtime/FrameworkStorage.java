package io.mien.runtime;

import io.mien.support.files.FileAccess;
import io.mien.support.files.FolderLock;
import io.mien.support.files.FolderLockedException;
import io.mien.support.files.Folders;
import io.mien.support.files.ProvedMark;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The framework's storage for one run. It is never the truth about what is installed: bundles are read where they lie, and
 * the storage only notes which they are. Commands that install the same bundles therefore use one storage in turn, named by a
 * digest of the list. A command that finds it in use, or may change what is installed, has a storage of its own that is removed
 * at the end. The next start removes the storage of a killed process.
 */
final class FrameworkStorage {
    private static final Logger LOG = System.getLogger(FrameworkStorage.class.getName());
    private static final String FOLDER = "framework";
    private static final String OWNER = "framework";
    private static final String RUN = "run-";
    private static final String KEPT = "kept-";
    private static final String FILLED = "filled";

    /** What Declarative Services read in the descriptions of components, so that it need not parse them at each start. */
    private static final String DESCRIPTIONS = "componentMetadataStore";

    /** So many are kept: of other commands, data folders and versions. */
    private static final int MOST_KEPT = 8;

    private final Path folder;
    private final FolderLock lock;
    private final boolean kept;
    private boolean complete;

    private FrameworkStorage(Path folder, FolderLock lock, boolean kept) {
        this.folder = folder;
        this.lock = lock;
        this.kept = kept;
    }

    /**
     * @param cache the folder to make it in; only this user may read what is made
     * @param bundles the list of what will be installed, to use what is kept of an earlier run with the same list; empty for
     *     a storage of its own
     */
    static FrameworkStorage in(Path cache, Optional<String> bundles) throws StartException {
        Path all = cache.resolve(FOLDER);
        synchronized (FolderLock.processMonitor()) {
            try {
                Files.createDirectories(all);
                // A folder without a lock is abandoned: none is looked at between being made and being locked.
                try (FileChannel gate =
                        FileChannel.open(all.resolve("gate"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    gate.lock();
                    removeAbandoned(all, RUN, 0);
                    return bundles.isPresent() ? kept(all, bundles.get()) : own(all);
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
            Folders.create(folder, FileAccess.PRIVATE);
        }
        try {
            FrameworkStorage storage = new FrameworkStorage(folder, FolderLock.acquire(folder, OWNER), true);
            storage.clear();
            return storage;
        } catch (FolderLockedException e) {
            return own(all);
        }
    }

    private static FrameworkStorage own(Path all) throws IOException {
        Path folder = Files.createTempDirectory(all, RUN);
        return new FrameworkStorage(folder, FolderLock.acquire(folder, OWNER), false);
    }

    /** Removes folders that no process uses except for the newest ones. */
    private static void removeAbandoned(Path all, String prefix, int but) throws IOException {
        List<Path> folders = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(all, prefix + "*")) {
            found.forEach(folders::add);
        }
        folders.sort(Comparator.comparing((Path p) -> p.toFile().lastModified()).reversed());
        for (Path folder : folders.subList(Math.min(but, folders.size()), folders.size())) {
            try {
                new FrameworkStorage(folder, FolderLock.acquire(folder, OWNER), false).close();
            } catch (IOException e) {
                // It is in use, or its process removes it at this moment: neither is a reason not to start.
                LOG.log(Level.DEBUG, "{0} stays: {1}", folder, e.toString());
            }
        }
    }

    /**
     * Whether all that an orderly stop would store in it is there already, so that a framework that nothing needs any more may be
     * left as it is.
     */
    boolean isComplete() {
        return complete;
    }

    /** Gives it up while its framework still runs, in a process that ends now. */
    void abandon() {
        try {
            lock.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "The end of the process gives {0} up: {1}", folder, e.toString());
        }
    }

    /** Only what is read out of the bundles is kept: what they store is of one run, and what is not whole is of none. */
    private void clear() throws IOException {
        if (!Files.exists(folder.resolve(FILLED))) {
            Folders.delete(path());
            return;
        }
        try (DirectoryStream<Path> bundles = Files.newDirectoryStream(path(), "bundle*")) {
            for (Path bundle : bundles) {
                Path data = bundle.resolve("data");
                if (Files.exists(data.resolve(DESCRIPTIONS)) && mark(data).holds(DESCRIPTIONS)) {
                    complete = true;
                } else {
                    Folders.delete(data);
                }
            }
        }
    }

    /** Says that what a bundle stored is the descriptions alone, as they were when the framework had stopped. */
    private ProvedMark mark(Path data) {
        return new ProvedMark(folder.resolve(DESCRIPTIONS), List.of(data));
    }

    /** The folder for the framework. */
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

    private void keepDescriptions() throws IOException {
        try (DirectoryStream<Path> bundles = Files.newDirectoryStream(path(), "bundle*")) {
            for (Path bundle : bundles) {
                Path data = bundle.resolve("data");
                if (Files.exists(data.resolve(DESCRIPTIONS))) {
                    mark(data).set(DESCRIPTIONS);
                }
            }
        }
    }

    /** Removes it unless it is kept. A file that cannot be removed, say because it is open on Windows, stays until the next start. */
    void close() {
        try (lock) {
            if (kept) {
                keepDescriptions();
            } else {
                lock.deleteFolder();
            }
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "{0} stays until the next start: {1}", folder, e.toString());
        }
    }
}
