package io.mien.upgrade.fetch;

import io.mien.MienException;
import io.mien.support.files.FileAccess;
import io.mien.support.files.Folders;
import io.mien.support.files.IoReason;
import io.mien.support.files.Sha256;
import io.mien.upgrade.plan.PlannedFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files of one release that were fetched, in {@code DATA/upgrade/DIGEST}, each named by its digest and the name that the
 * release gives it. Nothing else reads this folder; it belongs to the user of the process alone.
 */
public final class FetchFolder {
    private static final String NAME = "upgrade";

    private final Path all;
    private final Path folder;

    /**
     * @param data the data folder
     * @param digest of the release
     */
    public FetchFolder(Path data, String digest) {
        this.all = data.resolve(NAME);
        this.folder = all.resolve(digest);
    }

    /** Creates it, and deletes what was fetched of other releases. */
    void open() throws MienException {
        try {
            Folders.create(folder, FileAccess.PRIVATE);
            try (Stream<Path> others = Files.list(all)) {
                for (Path other : others.filter(o -> !o.equals(folder)).toList()) {
                    Folders.delete(other);
                }
            }
        } catch (IOException e) {
            throw new MienException(folder + ": cannot be used: " + IoReason.of(e), e);
        }
    }

    /** The place of a fetched file. It keeps its name, which the deployer shows. */
    public Path file(PlannedFile file) {
        String path = file.path();
        return folder.resolve(file.sha256()).resolve(path.substring(path.lastIndexOf('/') + 1));
    }

    /** Whether a file has come whole. */
    boolean has(PlannedFile file) throws IOException {
        Path there = file(file);
        return Files.isRegularFile(there, LinkOption.NOFOLLOW_LINKS)
                && Files.size(there) == file.length()
                && Sha256.of(there).equals(file.sha256());
    }

    /**
     * Requires room for what has not come.
     *
     * @param files that are to come
     * @param reserve bytes that stay free
     */
    void requireRoom(List<PlannedFile> files, long reserve) throws MienException {
        long bytes = files.stream().mapToLong(PlannedFile::length).sum();
        try {
            long free = Files.getFileStore(folder).getUsableSpace();
            if (free - reserve < bytes) {
                throw new MienException(folder + ": " + mebibytes(bytes) + " MiB are to come, " + mebibytes(free)
                        + " MiB are free there, and " + mebibytes(reserve) + " MiB stay so; make room");
            }
        } catch (IOException e) {
            throw new MienException(folder + ": its free space is not known: " + IoReason.of(e), e);
        }
    }

    private static long mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }

    /** Deletes the fetched files of every release. The next upgrade deletes those that cannot be deleted now. */
    public void delete() {
        try {
            Folders.delete(all);
        } catch (IOException e) {
            System.getLogger(FetchFolder.class.getName())
                    .log(System.Logger.Level.WARNING, "{0} stays: {1}", all, e.toString());
        }
    }
}
