package io.mien.store.log;

import io.mien.store.folder.GalleryFolder;
import java.io.IOException;
import java.nio.file.Path;

/** Every change of the disk that the store makes. */
interface LogDisk extends GalleryFolder.Changes {
    /** Makes a file, which must not exist, for its owner alone. */
    LogFile create(Path file) throws IOException;

    /** Opens a file to read and write it. */
    LogFile open(Path file) throws IOException;

    /** Opens a file to read it. */
    LogFile read(Path file) throws IOException;
}
