package io.mien.command.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** A data folder that this process owns until {@link #close}. */
public final class DataFolder implements AutoCloseable {
    private static final Set<PosixFilePermission> OWNER_ALONE = PosixFilePermissions.fromString("rwx------");

    private final Path path;
    private final Release release;

    /** Gives the folder up. */
    @FunctionalInterface
    interface Release {
        void run() throws IOException;
    }

    DataFolder(Path path, Release release) {
        this.path = path;
        this.release = release;
    }

    /** The folder of the gallery in a data folder. */
    public static Path gallery(Path data) {
        return data.resolve("gallery");
    }

    /** The folder of kept indexes in a data folder. */
    public static Path index(Path data) {
        return data.resolve("index");
    }

    /** The folder of the unpacked weights in a data folder. */
    public static Path cache(Path data) {
        return data.resolve("models");
    }

    /**
     * Makes a folder in a data folder, or that itself, where there is none. What is made for faces is its owner's alone, where
     * the file system knows owners; what is there stays as it is.
     */
    public static void make(Path folder) throws IOException {
        boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
        if (posix && Files.notExists(folder)) {
            Files.createDirectories(folder, PosixFilePermissions.asFileAttribute(OWNER_ALONE));
        } else {
            Files.createDirectories(folder);
        }
    }

    /** The folder. */
    public Path path() {
        return path;
    }

    @Override
    public void close() throws DataFolderException {
        try {
            release.run();
        } catch (IOException e) {
            throw new DataFolderException(path, "cannot be given up: " + IoReason.of(e), e);
        }
    }
}
