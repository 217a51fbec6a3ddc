package io.mien.store.derby;

import io.mien.store.StoreException;
import io.mien.store.folder.FileFailures;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.sql.SQLException;

/** Turns what the engine and the file system report into what a person can act on. */
final class DerbyFailures {
    private DerbyFailures() {}

    /** @param what could not be done, and where */
    static StoreException wrap(String what, Exception cause) {
        return new StoreException(what + ": " + reason(cause), cause);
    }

    /** The innermost reason; what is around it only says that something inside failed. */
    private static String reason(Throwable failure) {
        if (IoReason.isDiskFull(failure)) {
            return "disk full";
        }
        if (IoReason.isReadOnly(failure)) {
            return "read-only";
        }
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
        return failure instanceof IOException file ? FileFailures.reason(file) : FileFailures.plain(failure);
    }
}
