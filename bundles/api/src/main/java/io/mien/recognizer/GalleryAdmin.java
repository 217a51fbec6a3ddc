package io.mien.recognizer;

import io.mien.MienException;
import io.mien.StageId;
import io.mien.store.Chip;
import io.mien.store.FaceSummary;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleConsumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Maintains the galleries of the serving store. Thread-safe; recognition continues during each call. If no store serves,
 * a method throws {@link io.mien.StageUnavailableException}.
 */
@ProviderType
public interface GalleryAdmin {
    /** A gallery for every space that the store has embeddings of or the recognizer works with, the one that serves first. */
    List<GalleryStatus> galleries() throws MienException;

    /**
     * Drops the embeddings of every space that neither serves, nor is kept for a newcomer on probation, nor is being made.
     *
     * @return how many embeddings were dropped
     * @throws MienException also if no stage serves, so that it is not known which embeddings are needed
     */
    int prune() throws MienException;

    /**
     * Replaces the whole gallery by what a backup holds, in the store and in memory.
     *
     * @throws io.mien.store.StoreException where the file is not whole; nothing changes
     */
    default void restore(Path file) throws MienException {
        restore(file, () -> {});
    }

    /**
     * As {@link #restore(Path)}, and can be stopped.
     *
     * @param checkpoint as in {@link io.mien.store.FaceStore#restore(Path, Runnable)}
     */
    void restore(Path file, Runnable checkpoint) throws MienException;

    /**
     * Moves the gallery into another store: copies everything in batches while the old store serves, proves the copy face
     * by face, then copies what has changed since while writes wait, and has the slot changed. From then on the old store
     * takes no writes; nothing in it is deleted. If anything fails before, the old store continues to serve, and the next
     * call resumes with what the other store holds.
     *
     * @param store {@code name} or {@code name/version} of a registered store that keeps another gallery and is empty or
     *     holds what an earlier call copied
     * @param change makes that store the one that serves
     * @param progress 0..1
     * @return how many faces were moved
     */
    int migrate(String store, StoreChange change, DoubleConsumer progress) throws MienException;

    /**
     * Loads the serving gallery into memory, so that no picture waits for it, and a newcomer that needs a
     * gallery of its own is prepared beside it. Does nothing if the gallery is in memory.
     *
     * @throws io.mien.StageUnavailableException naming a stage that is missing
     */
    default void load() throws MienException {}

    /**
     * The faces in the gallery, by number.
     *
     * @param label of the person whose faces are meant; empty: everybody's
     * @throws io.mien.store.NoSuchPersonException if nobody is called that
     */
    List<FaceSummary> faces(Optional<String> label) throws MienException;

    /** The chip of a face, if it was kept. */
    Optional<Chip> chip(long faceId) throws MienException;

    /**
     * Deletes faces from the store and from every gallery, all or none. A person without any face left is not in the gallery
     * any more.
     *
     * @return the people who have no face left, by label
     * @throws io.mien.store.NoSuchFaceException naming the first number that no face has
     */
    List<String> deleteFaces(Set<Long> faceIds) throws MienException;

    /**
     * Gives faces to a person, who may be new, in the store and in every gallery, all or none. The faces keep their numbers.
     *
     * @return the people who have no face left, by label
     * @throws io.mien.store.NoSuchFaceException naming the first number that no face has
     * @throws io.mien.store.IllegalLabelException if nobody can be called that
     */
    List<String> moveFaces(Set<Long> faceIds, String label) throws MienException;

    /**
     * Calls a person something else.
     *
     * @return how many faces the person has
     * @throws io.mien.store.NoSuchPersonException if nobody has the old name
     * @throws io.mien.store.PersonExistsException if somebody has the new name
     * @throws io.mien.store.IllegalLabelException if nobody can be called that
     */
    int rename(String label, String other) throws MienException;

    /**
     * Makes two people one, at once or not at all. Labels are taken as they are stored; a label that nobody has exactly stands
     * for those that are equal to it after Unicode normalization (NFC).
     *
     * @param label the person whose faces are moved; the gallery no longer has this person afterward
     * @param into the person who gets these faces
     * @return how many faces the person has
     * @throws io.mien.store.NoSuchPersonException if nobody has one of the names
     * @throws MienException if both are the same person
     */
    int merge(String label, String into) throws MienException;

    /** How another store is made the one that serves. */
    interface StoreChange {
        /**
         * Has the slot changed permanently, such as by a wish ({@code use.store}); may return before the slot has followed.
         *
         * @param store that is to serve
         * @throws MienException if it cannot be changed; the old store continues to serve
         */
        void use(StageId store) throws MienException;
    }
}
