package io.mien.recognizer;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Hears of each change of the people and faces of a gallery, by whatever call it was made. The recognizer calls every service of this
 * type; a listener that throws is logged and harms nobody. That another gallery serves, or how far one is built, is a {@link
 * io.mien.swap.StageEvent}.
 */
@ConsumerType
@FunctionalInterface
public interface GalleryListener {
    /**
     * Faces were added, removed, or given to another person. Called after the change is durable, on the thread that made it,
     * while other changes wait: return soon, and do not call the recognizer back.
     */
    void galleryChanged();
}
