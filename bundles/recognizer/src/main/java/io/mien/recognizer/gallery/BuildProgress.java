package io.mien.recognizer.gallery;

/** Follows the making of a gallery. Called on the thread that makes it: return soon. */
public interface BuildProgress {
    /** Wants to know nothing. */
    BuildProgress NONE = done -> {};

    /** @param done 0..1, never less than before */
    void at(double done);

    /** Whether the gallery is not wanted any more; asked between batches and several times a second in pauses. */
    default boolean cancelled() {
        return false;
    }
}
