package io.mien.recognizer.gallery;

import io.mien.recognizer.GalleryListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The listeners to changes of galleries; one that throws does not keep the others from being called. Thread-safe. */
final class GalleryListeners implements GalleryListener {
    private static final Logger LOG = System.getLogger(GalleryListeners.class.getName());

    private final List<GalleryListener> all = new CopyOnWriteArrayList<>();

    void add(GalleryListener listener) {
        all.add(listener);
    }

    void remove(GalleryListener listener) {
        all.remove(listener);
    }

    @Override
    public void galleryChanged() {
        for (GalleryListener listener : all) {
            try {
                listener.galleryChanged();
            } catch (RuntimeException | LinkageError e) {
                // The change is in the store: the call that made it must not look undone.
                LOG.log(Level.WARNING, "A listener failed at a change of the gallery", e);
            }
        }
    }
}
