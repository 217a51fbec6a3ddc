package io.mien.compose.pack;

import java.io.IOException;
import java.nio.file.Path;

/** Turns a composed product into one artifact. The same folder gives the same bytes, wherever it lies. Thread-safe: it keeps no state. */
public interface Packager {
    /**
     * Writes the artifact. It appears whole or not at all; what was at that path before is replaced only if it is an artifact of this kind.
     *
     * @param product a folder that no one changes in the meantime
     * @param target the file or, where this kind of artifact may be one, the folder to write
     * @throws ComposeException if this product cannot become such an artifact
     * @throws IOException if something cannot be read or written
     */
    void pack(ComposedProduct product, Path target) throws IOException, ComposeException;
}
