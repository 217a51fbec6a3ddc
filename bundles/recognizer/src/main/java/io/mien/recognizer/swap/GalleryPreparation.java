package io.mien.recognizer.swap;

/**
 * A gallery that is built in the background while another serves.
 *
 * @param target what it is built with
 * @param newcomer the stage that needs it
 * @param percent how far it is, 0..100
 * @param failure why it could not be built; empty while it is built. It is not built again until something else is wanted
 */
public record GalleryPreparation(GalleryTarget target, StageDescription newcomer, int percent, String failure) {
    GalleryPreparation at(int further) {
        return new GalleryPreparation(target, newcomer, further, failure);
    }

    GalleryPreparation failed(String reason) {
        return new GalleryPreparation(target, newcomer, percent, reason);
    }

    /** Describes a stage that waits for this gallery, for people. */
    public String text() {
        return failure.isEmpty() ? "gallery " + percent + " %" : failure;
    }

    /** Whether a stage waits for this gallery. */
    boolean concerns(StageDescription stage) {
        return switch (stage.kind()) {
            case ALIGNER -> stage.same(target.aligner());
            case EXTRACTOR -> stage.same(target.extractor());
            case MATCHER -> stage.same(target.matcher());
            case STORE -> stage.same(target.store());
            case DETECTOR -> false;
        };
    }
}
