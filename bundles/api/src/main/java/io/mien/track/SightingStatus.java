package io.mien.track;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** How the keeping of sightings fares, as a service; what it says is of the moment. Thread-safe. */
@ProviderType
public interface SightingStatus {
    /** Whether sightings are asked for. */
    boolean isRecording();

    /** How many sightings were kept, or kept with better crops, since the start. */
    long written();

    /** How many times since the start a sighting was not kept because too many others waited to be written, or because that failed. */
    long dropped();

    /** Why the latest sighting was not kept, for a person to read; empty if it was. */
    Optional<String> problem();
}
