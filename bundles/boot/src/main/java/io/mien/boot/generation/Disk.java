package io.mien.boot.generation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/**
 * Every change of the disk that generations make. What was written is sure to be there after a power cut once the file was
 * synced, and its name once the folder was; a rename replaces as a whole.
 */
public interface Disk {
    /** Writes a file anew. */
    void write(Path file, InputStream content) throws IOException;

    /** Makes a folder in one that exists; one that is there already stays. */
    void createFolder(Path folder) throws IOException;

    /** Puts a file's name in place of whatever has that name. */
    void rename(Path from, Path to) throws IOException;

    /** Removes a file or an empty folder, if it is there. */
    void delete(Path path) throws IOException;

    /** Returns when a file's content, or a folder's names, would survive a power cut. */
    void sync(Path path) throws IOException;
}
