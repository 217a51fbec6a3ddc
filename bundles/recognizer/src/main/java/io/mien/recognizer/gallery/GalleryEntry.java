package io.mien.recognizer.gallery;

import io.mien.store.StoredFace;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A gallery in memory, or on its way there. Thread-safe. */
final class GalleryEntry {
    private final GalleryKey key;
    private final Set<Long> unusable = ConcurrentHashMap.newKeySet(); // faces whose chip turned out to be none
    private volatile GalleryStages stages; // written under the monitor of Galleries
    private volatile Optional<BuildThrottle> throttle; // empty once it is ready; written by the thread that makes it
    private volatile Optional<Gallery> gallery = Optional.empty(); // there once the index is; written by the same
    private volatile boolean behind; // it lacks embeddings; set before, and cleared after, they are looked for
    private volatile boolean doubtful; // another store has the gallery now, and may hold something else

    GalleryEntry(GalleryKey key, GalleryStages stages, BuildThrottle throttle) {
        this.key = key;
        this.stages = stages;
        this.throttle = Optional.of(throttle);
    }

    GalleryKey key() {
        return key;
    }

    GalleryStages stages() {
        return stages;
    }

    /** Takes stages of the same key; another store is to be compared with memory. */
    void stages(GalleryStages next) {
        if (!next.store().equals(stages.store())) {
            doubtful = true;
        }
        stages = next;
    }

    Optional<BuildThrottle> throttle() {
        return throttle;
    }

    Optional<Gallery> gallery() {
        return gallery;
    }

    /** From now on writes reach it. */
    void open(Gallery opened) {
        gallery = Optional.of(opened);
    }

    void ready() {
        throttle = Optional.empty();
    }

    boolean isReady() {
        return throttle.isEmpty();
    }

    boolean behind() {
        return behind;
    }

    void behind(boolean lacks) {
        behind = lacks;
    }

    boolean doubtful() {
        return doubtful;
    }

    void doubtful(boolean compare) {
        doubtful = compare;
    }

    /** Whether an embedding can be made of a face that has none. */
    boolean usable(StoredFace face) {
        return face.hasChip() && !unusable.contains(face.id());
    }

    void unusable(long faceId) {
        unusable.add(faceId);
    }

    void stopBuilding() {
        throttle.ifPresent(BuildThrottle::stop);
    }

    void close() {
        stopBuilding();
        gallery.ifPresent(Gallery::close);
    }
}
