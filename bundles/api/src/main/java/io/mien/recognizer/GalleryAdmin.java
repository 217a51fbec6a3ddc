package io.mien.recognizer;

import io.mien.MienException;
import io.mien.StageId;
import java.nio.file.Path;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Looks after the galleries of the serving store. Thread-safe; recognition goes on meanwhile. Where no store serves,
 * {@link io.mien.StageUnavailableException} says so.
 */
@ProviderType
public interface GalleryAdmin {
    /** A gallery for every space that the store has embeddings of or the recogniser works with, the one that serves first. */
    List<GalleryStatus> galleries() throws MienException;

    /**
     * Drops the embeddings of every space that neither serves, nor is kept for a newcomer on probation, nor is being made.
     *
     * @return how many embeddings were dropped
     * @throws MienException also where nothing serves, so that nobody can say which embeddings are needed
     */
    int prune() throws MienException;

    /**
     * Replaces the whole gallery by what a backup holds, in the store and in memory.
     *
     * @throws io.mien.store.StoreException where the file is not whole; nothing changes
     */
    void restore(Path file) throws MienException;

    /**
     * Moves the gallery into another store: copies everything in batches while the old store goes on, proves the copy face
     * by face, then takes what changed meanwhile over while writes wait, and has the slot changed. From then on the old store
     * takes no writes; nothing in it is deleted. Where anything fails before, the old store goes on, and what lies in the
     * other is taken up by the next call.
     *
     * @param store {@code name} or {@code name/version} of a store that is there, keeps another gallery, and is empty or
     *     holds what an earlier call copied
     * @param change makes that store the one that serves
     * @param progress 0..1
     * @return how many faces were moved
     */
    int migrate(String store, StoreChange change, DoubleConsumer progress) throws MienException;

    /**
     * Has the gallery that serves in memory when it returns, so that no picture waits for it, and a newcomer that needs a
     * gallery of its own is prepared for beside it. Does nothing where it is there.
     *
     * @throws io.mien.StageUnavailableException naming a stage that is not there
     */
    default void load() throws MienException {}

    /** How another store is made the one that serves. */
    interface StoreChange {
        /**
         * Has the slot changed for good, such as by a wish ({@code use.store}); may return before the slot has followed.
         *
         * @param store that is to serve
         * @throws MienException where it cannot be; the old store goes on
         */
        void use(StageId store) throws MienException;
    }
}
