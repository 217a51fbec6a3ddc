package io.mien.command.data;

import java.nio.file.Path;
import java.util.Optional;

/** Another process owns the data folder. */
public class DataFolderOwnedException extends DataFolderException {
    private static final long serialVersionUID = 1L;

    /** @param folder the data folder; {@code owner} its owner, if known */
    public DataFolderOwnedException(Path folder, Optional<DataFolderOwner> owner) {
        super(folder, "in use by " + owner.map(DataFolderOwner::toString).orElse("another process"));
    }
}
