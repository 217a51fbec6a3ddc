package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.slot.Stages;
import io.mien.store.FaceStore;
import io.mien.store.FaceSummary;
import io.mien.store.NewFace;
import io.mien.store.StoreException;
import java.util.List;
import java.util.Optional;

/**
 * The galleries in memory, by gallery id, matcher and embedding space. One is made while others are searched and written to;
 * a search waits for none of that. Thread-safe.
 */
public final class Galleries {
    private final Shelf shelf;
    private final Writes writes;
    private final Follower follower;
    private final Maker maker;

    /**
     * @param chips decodes them
     * @param limits how galleries are made
     */
    public Galleries(Chips chips, GalleryLimits limits) {
        shelf = new Shelf(limits);
        follower = new Follower(shelf, limits);
        writes = new Writes(new WriteLock(limits.writeWait()), shelf, follower::look);
        Backfill backfill = new Backfill(chips, writes);
        follower.with(backfill);
        maker = new Maker(backfill, writes, shelf, new Separation(limits.separation()));
    }

    /**
     * The gallery of these stages; made now where it is not there, in a share of the time, so that what serves meanwhile
     * goes on. What was embedded is kept whatever happens: the next call goes on from there.
     *
     * @param untried the extractor was never tried: that its gallery does not separate people is only warned of
     * @param progress may cancel it
     * @throws SeparationException with figures, where the new gallery does not tell its people from each other
     * @throws StoreException where the store failed, for which the stages are not to blame
     * @throws MienException where aligner or extractor failed
     * @throws InterruptedException where it was cancelled or interrupted
     */
    public Gallery prepare(Stages stages, boolean untried, Progress progress)
            throws MienException, InterruptedException {
        return make(stages, untried, false, progress);
    }

    /**
     * The gallery of these stages, needed at once since nothing else serves: at full speed, whatever it is like. Where it is
     * being made already that is waited for, and hurried.
     *
     * @throws MienException as {@link #prepare}, but for {@link SeparationException}
     */
    public Gallery of(Stages stages) throws MienException {
        try {
            return make(stages, true, true, Progress.NONE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while the gallery was being made", e);
        }
    }

    private Gallery make(Stages stages, boolean untried, boolean urgent, Progress progress)
            throws MienException, InterruptedException {
        while (true) {
            Optional<Shelf.Begun> begun = shelf.begin(stages, urgent, progress);
            if (begun.isEmpty()) {
                Optional<Gallery> ready = ready(stages);
                if (ready.isPresent()) {
                    return ready.get();
                }
            } else if (begun.get().mine()) {
                return maker.make(begun.get().held(), begun.get().making(), untried);
            } else {
                join(begun.get().making(), urgent);
            }
        }
    }

    /** Whatever becomes of it: who waited looks again, and makes it where the other did not. */
    private static void join(Making making, boolean urgent) throws InterruptedException {
        if (urgent) {
            making.hurry();
        }
        making.await();
    }

    /** The gallery of these stages where it can be searched. One look into memory, for every frame; asks no store. */
    public Optional<Gallery> ready(Stages stages) {
        return shelf.ready(GalleryKey.of(stages));
    }

    /**
     * Says what is needed. These galleries, where they are there, stay and follow enrolments and removals; those that are
     * being made stay; all others are closed, which ends no search that runs. A gallery whose store was exchanged for another
     * of the same id is compared with that in the background.
     *
     * @param wanted first what serves, then the predecessors that are kept
     */
    public void keep(List<Stages> wanted) {
        shelf.keep(wanted);
        follower.look();
    }

    /**
     * Stores faces of the stages' space and makes them searchable; durable when this returns. Galleries of other spaces embed
     * them in the background.
     *
     * @return their ids, in order
     * @throws io.mien.StageRetiredException where the store was closed, or its gallery moved: nothing was stored
     */
    public List<Long> add(Stages stages, List<NewFace> faces) throws MienException {
        return writes.add(stages.store(), faces);
    }

    /**
     * As {@link #add}, for a face that is in the store only once for its picture.
     *
     * @param alike cosine from which two faces of one picture are the same face
     */
    public Entry enroll(Stages stages, NewFace face, float alike) throws MienException {
        return writes.enroll(stages.store(), face, alike);
    }

    /**
     * A face in the store.
     *
     * @param id its number
     * @param earlier what was stored from the same picture before, in which case nothing is stored now
     */
    public record Entry(long id, Optional<FaceSummary> earlier) {}

    /**
     * Removes a person from the store and from every gallery of it; false where nobody is called that.
     *
     * @throws io.mien.StageRetiredException as {@link #add}
     */
    public boolean remove(FaceStore store, String label) throws MienException {
        return writes.remove(store, label);
    }

    /**
     * The galleries in memory, the one that serves first.
     *
     * @param store asked for who needs enrolling again; empty: nobody is listed
     */
    public List<GalleryStatus> status(Optional<FaceStore> store) throws StoreException {
        return new Statuses(shelf).loaded(store);
    }

    /** A store was changed by another way than this: it is compared with memory in the background. */
    public void changed(FaceStore store) {
        shelf.of(store.gallery()).forEach(held -> held.doubtful(true));
        follower.look();
    }

    Shelf shelf() {
        return shelf;
    }

    Writes writes() {
        return writes;
    }

    /** Frees all galleries; what is being made ends soon. */
    public void close() {
        follower.close();
        shelf.close();
    }
}
