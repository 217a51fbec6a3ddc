package io.mien.recognizer.gallery;

import io.mien.recognizer.config.RecognizerConfig;
import java.time.Duration;

/**
 * How galleries are built and kept.
 *
 * @param batch faces that go through the extractor at once if nothing serves
 * @param gentleBatch the same while an old line-up serves
 * @param duty share of the time that building a gallery takes while an old line-up serves, above 0 and at most 1
 * @param writeWait longest wait of an enrollment or a removal for others
 * @param switchWait longest wait for the slot to go to another store
 * @param migrateSpace free space that moving a gallery to another store needs, by the space that it takes in the old one
 * @param chipQuality JPEG quality of chips, 0..1
 * @param separation when a new gallery counts as not separating people
 */
public record GalleryLimits(
        int batch,
        int gentleBatch,
        double duty,
        Duration writeWait,
        Duration switchWait,
        double migrateSpace,
        float chipQuality,
        GallerySeparation.Limits separation) {
    public GalleryLimits {
        if (!(duty > 0 && duty <= 1)) {
            throw new IllegalArgumentException("gallery.duty is above 0 and at most 1, not " + duty);
        }
    }

    /** As configured. */
    public static GalleryLimits of(RecognizerConfig config) {
        return new GalleryLimits(
                config.batch(),
                config.gallery_batch(),
                config.gallery_duty(),
                Duration.ofMillis(config.write_wait_millis()),
                Duration.ofMillis(config.migrate_wait_millis()),
                config.migrate_space(),
                config.chip_quality(),
                new GallerySeparation.Limits(
                        config.separation_faces(),
                        config.separation_people(),
                        config.separation_alike(),
                        config.separation_margin(),
                        config.separation_loss()));
    }
}
