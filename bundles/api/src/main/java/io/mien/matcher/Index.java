package io.mien.matcher;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/** Nearest neighbors by cosine among embeddings of unit length. Thread-safe; a search sees each face wholly or not at all. */
@ConsumerType
public interface Index extends AutoCloseable {
    /** Length of the embeddings. */
    int dimension();

    /** Faces in the index. */
    int size();

    /**
     * Adds a face, or replaces its embedding.
     *
     * @param faceId the face
     * @param embedding of unit length; copied
     * @throws IllegalArgumentException if its length is not {@link #dimension()} or a value is not finite
     */
    void put(long faceId, float[] embedding);

    /** Removes a face; nothing happens where it is not there. */
    void remove(long faceId);

    /**
     * @param probe of unit length
     * @param k most hits, at least 1
     * @return the nearest faces, best first; of equal ones the smaller id first
     * @throws IllegalArgumentException if the probe's length is not {@link #dimension()}
     */
    List<Hit> search(float[] probe, int k);

    /**
     * Searches for several probes, such as all faces of a frame. An index that can compares them in one pass over its memory.
     *
     * @param probes of unit length each
     * @param k most hits of each probe, at least 1
     * @return for each probe, in order, what {@link #search(float[], int)} answers; or nearer faces, if an index that may miss
     *     some finds it quicker to search more thoroughly for so many
     * @throws IllegalArgumentException if the length of a probe is not {@link #dimension()}
     */
    default List<List<Hit>> search(List<float[]> probes, int k) {
        return probes.stream().map(probe -> search(probe, k)).toList();
    }

    /** How thoroughly it is searched; empty if every search compares every face. */
    default Optional<SearchFigures> figures() {
        return Optional.empty();
    }

    /** Frees what the index holds. Idempotent; a search that runs ends as usual. */
    @Override
    void close();
}
