package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.store.StoredFace;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes a gallery: embeds what lacks, fills the index, looks whether it separates people, and hands it over. All but the last
 * happens while others enroll and remove; the hand-over takes the write lock for what came in its last moments.
 */
final class GalleryBuilder {
    private static final Logger LOG = System.getLogger(GalleryBuilder.class.getName());

    /** Embedding a face takes so much longer than putting it into an index that this is all of the progress but a tenth. */
    private static final double EMBEDDING_SHARE = .9;

    private final EmbeddingBackfill backfill;
    private final GalleryWriter writer;
    private final GalleryRegistry registry;
    private final Supplier<GallerySeparation> separation;

    GalleryBuilder(
            EmbeddingBackfill backfill,
            GalleryWriter writer,
            GalleryRegistry registry,
            Supplier<GallerySeparation> separation) {
        this.backfill = backfill;
        this.writer = writer;
        this.registry = registry;
        this.separation = separation;
    }

    /** @param untried the extractor was never tried: that its gallery does not separate people is only warned of */
    Gallery make(GalleryEntry entry, BuildThrottle throttle, boolean untried)
            throws MienException, InterruptedException {
        boolean made = false;
        try {
            int embedded = backfill.complete(entry, entry.stages(), throttle, EMBEDDING_SHARE);
            Gallery gallery = fill(entry, throttle);
            // If nothing else serves, a bad gallery is better than none, and nothing waits for a verdict.
            if (!throttle.urgent()) {
                judge(entry, untried);
            }
            handOver(entry, throttle);
            made = true;
            throttle.done(1);
            if (embedded > 0) {
                LOG.log(
                        Level.INFO,
                        "{0} faces were embedded again for {1}",
                        embedded,
                        entry.key().space());
            }
            return gallery;
        } finally {
            if (!made) {
                registry.failed(entry);
            }
            throttle.end();
        }
    }

    private Gallery fill(GalleryEntry entry, BuildThrottle throttle) throws MienException, InterruptedException {
        GalleryStages stages = entry.stages();
        Gallery gallery = new Gallery(
                stages.matcher().open(entry.key().index(), stages.extractor().dimension()));
        // Opened before it is filled: what is added or removed from here on reaches it.
        entry.open(gallery);
        gallery.takeOver(stages.store(), entry.key(), throttle::rest);
        return gallery;
    }

    private void judge(GalleryEntry entry, boolean untried) throws MienException {
        Optional<GalleryEntry> serving = registry.serving()
                .filter(old -> old.key().gallery().equals(entry.key().gallery()))
                .filter(old -> !old.key().space().equals(entry.key().space()));
        Optional<String> fault = separation
                .get()
                .fault(entry.stages().store(), entry.key().space(), serving.map(old -> old.key()
                        .space()));
        if (fault.isPresent() && !untried) {
            throw new SeparationException(fault.get());
        }
        fault.ifPresent(why -> LOG.log(Level.WARNING, "{0}; the model is untried, and serves as was asked for", why));
    }

    private void handOver(GalleryEntry entry, BuildThrottle throttle) throws MienException, InterruptedException {
        while (!tryHandOver(entry, throttle)) {
            // More came than the lock may be held for.
            throttle.hurry();
            backfill.complete(entry, entry.stages(), throttle, 1);
        }
    }

    private boolean tryHandOver(GalleryEntry entry, BuildThrottle throttle) throws MienException {
        return writer.lock().with(() -> {
            List<StoredFace> last = backfill.lacking(entry, entry.stages());
            boolean few = last.size() <= throttle.batch();
            if (few) {
                backfill.embed(entry, entry.stages(), last);
                entry.ready();
            }
            return few;
        });
    }
}
