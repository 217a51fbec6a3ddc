package io.mien.command.data;

import io.mien.support.files.FileAccess;
import io.mien.support.files.Folders;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** A data folder that this process owns until {@link #close}. */
public final class DataFolder implements AutoCloseable {
    private final Path path;
    private final Release release;
    private final Optional<String> remark;

    /** Gives the folder up. */
    @FunctionalInterface
    interface Release {
        void run() throws IOException, DataFolderException;
    }

    DataFolder(Path path, Release release) {
        this(path, release, Optional.empty());
    }

    DataFolder(Path path, Release release, Optional<String> remark) {
        this.path = path;
        this.release = release;
        this.remark = remark;
    }

    public static Path gallery(Path data) {
        return data.resolve("gallery");
    }

    /** The folder of the unpacked weights in a data folder. */
    public static Path cache(Path data) {
        return data.resolve("models");
    }

    /** Creates a data folder, or a folder in one, for its owner alone, because it is for faces; an existing one stays as it is. */
    public static void make(Path folder) throws IOException {
        Folders.create(folder, FileAccess.PRIVATE);
    }

    /** The folder to work in. */
    public Path path() {
        return path;
    }

    /** A remark for the user: that it is a copy, and why. */
    public Optional<String> remark() {
        return remark;
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
