package io.mien.maix;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Paths as a program of this API gives them; what is wrong with one is said by its text. */
public final class FilePaths {
    private FilePaths() {}

    /**
     * An absolute path.
     *
     * @throws MaixException {@link Err#ERR_ARGS} if the text is not a path
     */
    public static Path of(String text) {
        if (NullCheck.require(text, "a path").isBlank()) {
            throw new MaixException(Err.ERR_ARGS, "a path is missing: it is empty");
        }
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new MaixException(Err.ERR_ARGS, text + ": is not a path: " + e.getReason(), e);
        }
    }

    /**
     * A file to be written, whose folder is created if it is missing.
     *
     * @throws MaixException {@link Err#ERR_ARGS} if the text is not a path or names a folder, {@link Err#ERR_IO} if there can be no
     *     folder for it
     */
    public static Path toWrite(String text) {
        Path file = of(text);
        if (file.getFileName() == null || Files.isDirectory(file)) {
            throw new MaixException(Err.ERR_ARGS, text + ": is a folder; a file is written");
        }
        try {
            Files.createDirectories(file.getParent());
        } catch (IOException e) {
            throw new MaixException(Err.ERR_IO, text + ": its folder cannot be created: " + e, e);
        }
        return file;
    }
}
