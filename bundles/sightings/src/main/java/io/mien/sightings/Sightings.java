package io.mien.sightings;

import io.mien.MienException;
import io.mien.sightings.kept.SightingDatabase;

/** The sightings beside the gallery that is open, for the commands of this bundle. Thread-safe. */
interface Sightings {
    /**
     * The database, without what is kept no longer. The first call opens it.
     *
     * @throws MienException if it cannot be opened, such as because there is not exactly one key
     */
    SightingDatabase database() throws MienException;
}
