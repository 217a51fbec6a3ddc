package io.mien.support.files;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes the content of a file.
 *
 * @param <E> what else than an {@link IOException} can prevent it
 */
@FunctionalInterface
public interface FileContent<E extends Exception> {
    /** Writes all of the content. The caller closes the stream. */
    void writeTo(OutputStream out) throws IOException, E;
}
