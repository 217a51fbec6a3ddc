package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.recognizer.GalleryListener;
import io.mien.recognizer.GalleryStatus;
import io.mien.store.FaceStore;
import io.mien.store.FaceSummary;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The galleries in memory, by gallery id, matcher and embedding space. One is made while others are searched and written to;
 * a search waits for none of that. Thread-safe.
 */
public final class Galleries {
    private final GalleryRegistry registry;
    private final GalleryWriter writer;
    private final GallerySynchronizer synchronizer;
    private final GalleryBuilder builder;
    private final GalleryListener listener;

    /**
     * @param chips decodes them
     * @param limits how galleries are made, as configured at the moment
     * @param listener told of every change of people and faces
     */
    public Galleries(ChipCodec chips, Supplier<GalleryLimits> limits, GalleryListener listener) {
        this.listener = listener;
        registry = new GalleryRegistry(limits);
        synchronizer = new GallerySynchronizer(registry, limits);
        WriteLock lock = new WriteLock(() -> limits.get().writeWait());
        writer = new GalleryWriter(lock, registry, synchronizer::look, listener);
        EmbeddingBackfill backfill = new EmbeddingBackfill(chips, writer);
        synchronizer.with(backfill);
        builder = new GalleryBuilder(
                backfill,
                writer,
                registry,
                () -> new GallerySeparation(limits.get().separation()));
    }

    /**
     * The gallery of these stages; if it does not exist, it is built now in a share of the time, so that the serving line-up
     * continues. Embeddings that were made are kept whatever happens: the next call resumes from there.
     *
     * @param untried the extractor was never tried: if its gallery does not separate people, this is only a warning
     * @param progress may cancel it
     * @throws SeparationException with figures, if the new gallery does not tell its people from each other
     * @throws StoreException if the store failed, which is not a fault of the stages
     * @throws MienException if aligner or extractor failed
     * @throws InterruptedException if it was canceled or interrupted
     */
    public Gallery prepare(GalleryStages stages, boolean untried, BuildProgress progress)
            throws MienException, InterruptedException {
        return make(stages, untried, false, progress);
    }

    /**
     * The gallery of these stages, needed at once because nothing else serves: built at full speed and not judged. If it is
     * being built already, that build is hurried and waited for.
     *
     * @throws MienException as {@link #prepare}, except {@link SeparationException}
     */
    public Gallery of(GalleryStages stages) throws MienException {
        try {
            return make(stages, true, true, BuildProgress.NONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while the gallery was being made", e);
        }
    }

    private Gallery make(GalleryStages stages, boolean untried, boolean urgent, BuildProgress progress)
            throws MienException, InterruptedException {
        while (true) {
            Optional<GalleryRegistry.Begun> begun = registry.begin(stages, urgent, progress);
            if (begun.isEmpty()) {
                Optional<Gallery> ready = ready(stages);
                if (ready.isPresent()) {
                    return ready.get();
                }
            } else if (begun.get().mine()) {
                return builder.make(begun.get().entry(), begun.get().throttle(), untried);
            } else {
                join(begun.get().throttle(), urgent);
            }
        }
    }

    /** Whatever becomes of it: who waited looks again, and makes it where the other did not. */
    private static void join(BuildThrottle throttle, boolean urgent) throws InterruptedException {
        if (urgent) {
            throttle.hurry();
        }
        throttle.await();
    }

    /** The gallery of these stages, if it can be searched. One look into memory, for every frame; calls no store. */
    public Optional<Gallery> ready(GalleryStages stages) {
        return registry.ready(GalleryKey.of(stages));
    }

    /** All that can be searched. One look into memory; calls no store. */
    public Map<GalleryKey, Gallery> ready() {
        return registry.ready();
    }

    /**
     * Says which galleries are needed. Those in memory stay and follow enrollments and removals; those that are
     * being built continue; all others are closed, which ends no search that runs. A gallery whose store was exchanged for
     * another of the same id is compared with that in the background.
     *
     * @param wanted first the serving stages, then the predecessors that are kept
     */
    public void keep(List<GalleryStages> wanted) {
        registry.keep(wanted);
        synchronizer.look();
    }

    /**
     * Stores faces of the stages' space and makes them searchable; durable when this returns. Galleries of other spaces embed
     * them in the background.
     *
     * @return their ids, in order
     * @throws io.mien.StageRetiredException where the store was closed, or its gallery moved: nothing was stored
     */
    public List<Long> add(GalleryStages stages, List<NewFace> faces) throws MienException {
        return writer.add(stages.store(), faces);
    }

    /**
     * As {@link #add}, for a face that is in the store only once for its picture.
     *
     * @return the face in the store; empty if it is not there and is not admitted
     */
    public Optional<Entry> enroll(GalleryStages stages, NewFace face, Admission admission) throws MienException {
        return writer.enroll(stages.store(), face, admission);
    }

    /**
     * How a face is enrolled.
     *
     * @param alike cosine from which two faces of one picture are the same face
     * @param admitted whether the face is stored if it is not yet
     * @param numbered whether its label is followed by the next number
     */
    public record Admission(float alike, boolean admitted, boolean numbered) {}

    /**
     * A face in the store.
     *
     * @param id its number
     * @param label for which it was to be enrolled, with its number if it has one
     * @param earlier what was stored from the same picture before, in which case nothing is stored now
     */
    public record Entry(long id, String label, Optional<FaceSummary> earlier) {}

    /**
     * Removes a person from the store and from every gallery of it; false if no person has this name.
     *
     * @throws io.mien.StageRetiredException as {@link #add}
     */
    public boolean remove(FaceStore store, String label) throws MienException {
        return writer.remove(store, label);
    }

    /**
     * The galleries in memory, the one that serves first.
     *
     * @param store asked which people must be enrolled again; empty: nobody is listed
     */
    public List<GalleryStatus> status(Optional<FaceStore> store) throws StoreException {
        return new GalleryStatusReporter(registry).loaded(store);
    }

    /** A store was changed by another way than this: it is compared with memory in the background. */
    public void changed(FaceStore store) {
        registry.of(store.gallery()).forEach(entry -> entry.doubtful(true));
        synchronizer.look();
        listener.galleryChanged();
    }

    GalleryRegistry registry() {
        return registry;
    }

    GalleryWriter writer() {
        return writer;
    }

    /** A build that runs ends soon; galleries that are ready stay. */
    public void stopBuilding() {
        registry.all().forEach(GalleryEntry::stopBuilding);
    }

    /** Frees all galleries; what is being made ends soon. */
    public void close() {
        synchronizer.close();
        registry.close();
    }
}
