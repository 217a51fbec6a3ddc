package io.mien.boot.generation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Every change of the disk that generations make. */
public interface Disk {
    /**
     * Writes a file, as {@link io.mien.support.files.AtomicFile#replace} does: it is whole and survives a power cut, or what was
     * there before is still there.
     *
     * @param name asked for the file's name once the content was read
     */
    void replace(Path folder, InputStream content, Supplier<String> name) throws IOException;

    /** Makes a folder in one that exists; one that is there already stays. */
    void createFolder(Path folder) throws IOException;

    /** Removes a file or an empty folder, if it exists. */
    void delete(Path path) throws IOException;

    /** Returns when a folder's names would survive a power cut. */
    void sync(Path folder) throws IOException;
}
