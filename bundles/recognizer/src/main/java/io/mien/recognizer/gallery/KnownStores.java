package io.mien.recognizer.gallery;

import java.util.List;
import java.util.Optional;

/** The stores that the recognizer knows of. Thread-safe. */
public interface KnownStores {
    /** Every store, best first, also those that may not serve. */
    List<RegisteredStore> all();

    /** The one that serves. */
    Optional<RegisteredStore> serving();

    /** The stages of the serving line-up's gallery, whether it is loaded or not; empty if a stage is missing. */
    Optional<GalleryStages> stages();
}
