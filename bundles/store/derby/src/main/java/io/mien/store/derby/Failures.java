package io.mien.store.derby;

import io.mien.store.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.zip.ZipException;

/** Turns what the engine and the file system report into what a person can act on. */
final class Failures {
    private Failures() {}

    /** @param what could not be done, and where */
    static StoreException wrap(String what, Exception cause) {
        return new StoreException(what + ": " + reason(cause), cause);
    }

    /** The innermost reason; what is around it only says that something inside failed. */
    private static String reason(Throwable failure) {
        if (failure instanceof SQLException sql) {
            Throwable inner = sql.getNextException() != null ? sql.getNextException() : sql.getCause();
            String state = String.valueOf(sql.getSQLState());
            return switch (state) {
                case "XBCXK" -> "the key is not the one that it was encrypted with";
                case "40XL1", "40XL2", "40001" -> "others kept the store busy for too long";
                default -> inner instanceof SQLException
                        ? reason(inner)
                        : sql.getMessage().strip();
            };
        }
        return failure instanceof IOException file ? reason(file) : plain(failure);
    }

    /** The file system names only the file where it means what became of it. */
    private static String reason(IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return "there is no file " + failure.getMessage();
        }
        if (failure instanceof FileAlreadyExistsException) {
            return failure.getMessage() + " exists already";
        }
        if (failure instanceof AccessDeniedException) {
            return "access to " + failure.getMessage() + " is denied";
        }
        return failure instanceof ZipException ? "it is no whole backup (" + plain(failure) + ")" : plain(failure);
    }

    /** What an error says; its type where it says nothing. */
    private static String plain(Throwable failure) {
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
