package io.mien.store.folder;

import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;

/** Turns what the file system reports into what a person can act on. */
public final class FileFailures {
    private FileFailures() {}

    /** The reason of a failure with a file, for which the file system may give only the file's name. */
    public static String reason(IOException failure) {
        if (IoReason.isDiskFull(failure) || IoReason.isReadOnly(failure)) {
            return IoReason.of(failure);
        }
        if (failure instanceof NoSuchFileException) {
            return "file " + failure.getMessage() + " does not exist";
        }
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " exists already";
        }
        if (failure instanceof AccessDeniedException) {
            return "access to " + failure.getMessage() + " is denied";
        }
        return plain(failure);
    }

    /** The message of an error; its type if it has none. */
    public static String plain(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
