package io.mien.store;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * People, faces, chips and embeddings of one gallery. Thread-safe. What a method returned from is durable: it outlives the
 * process being killed and, as far as the disk keeps its word, the power going. What a method threw from did not happen. A store that is closed throws {@link StoreClosedException}.
 */
@ConsumerType
public interface FaceStore {
    /** Which gallery this is. */
    GalleryId gallery();

    /** The disk space that the gallery takes and has; empty if the store does not know. */
    default Optional<StoreSpace> space() throws StoreException {
        return Optional.empty();
    }

    /** Everybody, by label. */
    List<Person> people() throws StoreException;

    /** Every face, by id. */
    List<StoredFace> faces() throws StoreException;

    /**
     * Stores faces, all or none.
     *
     * @return their new ids, in order
     * @throws IllegalLabelException if a label is not one
     */
    List<Long> add(List<NewFace> faces) throws StoreException, IllegalLabelException;

    /**
     * Removes a person with all faces, chips and embeddings; what they held is overwritten, not only unlinked.
     *
     * @return the ids of the faces removed, empty if no person has this name
     */
    List<Long> remove(String label) throws StoreException;

    /**
     * Removes faces with their chips and embeddings, all or none; what they held is overwritten as by {@link #remove}. A
     * person whose last face is removed is removed, too.
     *
     * @throws NoSuchFaceException naming the first id that no face has
     */
    default void removeFaces(Set<Long> faceIds) throws StoreException {
        throw new StoreException("the store cannot remove single faces");
    }

    /**
     * Gives faces to another person, who may be new, all or none. The faces keep their ids. A person whose last face is given
     * away is removed, and the label overwritten.
     *
     * @param label of the person who gets them
     * @throws NoSuchFaceException naming the first id that no face has
     * @throws IllegalLabelException if nobody can be called that
     */
    default void move(Set<Long> faceIds, String label) throws StoreException, IllegalLabelException {
        throw new StoreException("the store cannot move faces");
    }

    /** Every face with when and from which picture it was enrolled, by id. */
    default List<FaceSummary> summaries() throws StoreException {
        List<FaceSummary> summaries = new ArrayList<>();
        for (StoredFace stored : faces()) {
            face(stored.id())
                    .map(face -> new FaceSummary(
                            face.id(),
                            face.label(),
                            face.enrolled(),
                            face.chip().isPresent(),
                            face.source()))
                    .ifPresent(summaries::add);
        }
        return summaries;
    }

    /**
     * The faces that were enrolled from a picture, by id.
     *
     * @param pixels as in {@link FaceSource#pixels()}
     */
    default List<FaceSummary> enrolledFrom(String pixels) throws StoreException {
        return summaries().stream()
                .filter(face ->
                        face.source().filter(s -> s.pixels().equals(pixels)).isPresent())
                .toList();
    }

    /** Hands over every embedding of a space, by face id; a lasting reader holds no lock that an {@link #add} waits for. */
    void embeddings(EmbeddingSpace space, Consumer<StoredEmbedding> consumer) throws StoreException;

    /** The faces that have no embedding in a space, by id. */
    List<StoredFace> without(EmbeddingSpace space) throws StoreException;

    /**
     * Adds an embedding of a stored face, or replaces the one of that space.
     *
     * @return false if the face has been removed in the meantime, and nothing was stored
     */
    boolean put(long faceId, Embedding embedding) throws StoreException;

    /** The chip of a face, if it was kept. */
    Optional<Chip> chip(long faceId) throws StoreException;

    /** Every space that has embeddings here, and how many. */
    List<SpaceCount> spaces() throws StoreException;

    /**
     * Removes all embeddings of a space; what they held is overwritten, not only unlinked. Faces and chips stay. A store that
     * is stopped in the middle has removed some of them; the next call removes the rest.
     *
     * @return how many there were
     */
    int prune(EmbeddingSpace space) throws StoreException;

    /** All that is kept of a face; empty if there is no such face. */
    Optional<FaceRecord> face(long faceId) throws StoreException;

    /**
     * Stores faces of another store with all that it keeps of them, ids and times included; all or none.
     *
     * @param faces by id, every one above all ids that this store has given so far
     * @throws StoreException also if an id is not
     * @throws IllegalLabelException if a label is not one
     */
    void copy(List<FaceRecord> faces) throws StoreException, IllegalLabelException;

    /**
     * Writes the whole gallery to one file, while it is in use; the file appears complete or not at all.
     *
     * @throws StoreException also if the file exists already
     */
    void backup(Path file) throws StoreException;

    /**
     * As {@link #backup(Path)}, and can be stopped.
     *
     * @param checkpoint run before each face; what it throws ends the backup, and no file is left. A store that cannot be
     *     stopped never runs it
     */
    default void backup(Path file, Runnable checkpoint) throws StoreException {
        backup(file);
    }

    /**
     * Replaces the whole gallery by what {@link #backup} wrote. The file is proved first; if it is not whole, nothing
     * changes. A component that keeps a gallery in memory must read it again afterward.
     */
    void restore(Path file) throws StoreException;

    /**
     * As {@link #restore(Path)}, and can be stopped.
     *
     * @param checkpoint run before each face, while the file is proved and while it is read; what it throws ends the restore,
     *     and the gallery is as it was. A store that cannot be stopped never runs it
     */
    default void restore(Path file, Runnable checkpoint) throws StoreException {
        restore(file);
    }
}
