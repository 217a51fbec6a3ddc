package io.mien.command.data;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;

/** Why a file could not be read or written, for a person who knows which file it was. */
public final class IoReason {
    private IoReason() {}

    /** The reason; the exceptions of {@code java.nio.file} leave it to their name. */
    public static String of(IOException e) {
        if (e instanceof FileSystemException file && file.getReason() != null) {
            return file.getReason();
        }
        if (e instanceof NoSuchFileException) {
            return "no such file or folder";
        }
        if (e instanceof AccessDeniedException) {
            return "no permission";
        }
        if (e instanceof FileAlreadyExistsException file) {
            return file.getFile() + " is in the way";
        }
        return Optional.ofNullable(e.getMessage()).orElse(e.toString());
    }
}
