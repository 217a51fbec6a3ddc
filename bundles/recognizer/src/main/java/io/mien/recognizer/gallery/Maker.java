package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.store.StoredFace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;

/**
 * Makes a gallery: embeds what lacks, fills the index, looks whether it separates people, and hands it over. All but the last
 * happens while others enroll and remove; the hand-over takes the write lock for what came in its last moments.
 */
final class Maker {
    private static final Logger LOG = System.getLogger(Maker.class.getName());

    /** Embedding a face takes so much longer than putting it into an index that this is all of the progress but a tenth. */
    private static final double EMBEDDING_SHARE = .9;

    private final Backfill backfill;
    private final Writes writes;
    private final Shelf shelf;
    private final Separation separation;

    Maker(Backfill backfill, Writes writes, Shelf shelf, Separation separation) {
        this.backfill = backfill;
        this.writes = writes;
        this.shelf = shelf;
        this.separation = separation;
    }

    /** @param untried the extractor was never tried: that its gallery does not separate people is only warned of */
    Gallery make(Held held, Making making, boolean untried) throws MienException, InterruptedException {
        boolean made = false;
        try {
            int embedded = backfill.complete(held, held.stages(), making, EMBEDDING_SHARE);
            Gallery gallery = fill(held, making);
            // If nothing else serves, a bad gallery is better than none, and nothing waits for a verdict.
            if (!making.urgent()) {
                judge(held, untried);
            }
            handOver(held, making);
            made = true;
            making.done(1);
            if (embedded > 0) {
                LOG.log(
                        Level.INFO,
                        "{0} faces were embedded again for {1}",
                        embedded,
                        held.key().space());
            }
            return gallery;
        } finally {
            if (!made) {
                shelf.failed(held);
            }
            making.end();
        }
    }

    private Gallery fill(Held held, Making making) throws MienException, InterruptedException {
        GalleryStages stages = held.stages();
        Gallery gallery = new Gallery(
                stages.matcher().open(held.key().index(), stages.extractor().dimension()));
        // Opened before it is filled: what is added or removed from here on reaches it.
        held.open(gallery);
        gallery.takeOver(stages.store(), held.key(), making::rest);
        return gallery;
    }

    private void judge(Held held, boolean untried) throws MienException {
        Optional<Held> serving = shelf.serving()
                .filter(old -> old.key().gallery().equals(held.key().gallery()))
                .filter(old -> !old.key().space().equals(held.key().space()));
        Optional<String> fault =
                separation.fault(held.stages().store(), held.key().space(), serving.map(old -> old.key()
                        .space()));
        if (fault.isPresent() && !untried) {
            throw new SeparationException(fault.get());
        }
        fault.ifPresent(why -> LOG.log(Level.WARNING, "{0}; the model is untried, and serves as was asked for", why));
    }

    private void handOver(Held held, Making making) throws MienException, InterruptedException {
        while (!tryHandOver(held, making)) {
            // More came than the lock may be held for.
            making.hurry();
            backfill.complete(held, held.stages(), making, 1);
        }
    }

    private boolean tryHandOver(Held held, Making making) throws MienException {
        return writes.lock().with(() -> {
            List<StoredFace> last = backfill.lacking(held, held.stages());
            boolean few = last.size() <= making.batch();
            if (few) {
                backfill.embed(held, held.stages(), last);
                held.ready();
            }
            return few;
        });
    }
}
