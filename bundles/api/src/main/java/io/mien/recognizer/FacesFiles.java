package io.mien.recognizer;

import io.mien.MienException;
import java.nio.file.Path;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Exchange of embeddings with MaixPy through its {@code faces.bin}: repeated {@code name, 0, uint16 count little-endian,
 * count x float32 little-endian}, without a header. Thread-safe.
 */
@ProviderType
public interface FacesFiles {
    /**
     * Enrolls every face of a file into the current extractor's space, all or none. The file does not say which model made
     * its embeddings: the caller vouches that it was the current one.
     *
     * @return how many faces were enrolled
     * @throws FacesFileException naming the byte at which the file tears, or the person whose embedding has another length
     */
    int importFaces(Path file) throws MienException;

    /**
     * Writes every face of the current extractor's space; the file appears complete or not at all.
     *
     * @return how many faces were written
     * @throws FacesFileException if it exists already or cannot be written
     */
    int exportFaces(Path file) throws MienException;
}
