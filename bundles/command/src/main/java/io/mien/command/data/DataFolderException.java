package io.mien.command.data;

import io.mien.MienException;
import java.nio.file.Path;

/** A data folder cannot be used. */
public class DataFolderException extends MienException {
    private static final long serialVersionUID = 1L;

    /** @param folder the data folder; {@code reason} what is wrong with it */
    public DataFolderException(Path folder, String reason) {
        super("data folder " + folder + ": " + reason);
    }

    /** As {@link #DataFolderException(Path, String)}, with what was caught. */
    public DataFolderException(Path folder, String reason, Throwable cause) {
        super("data folder " + folder + ": " + reason, cause);
    }
}
