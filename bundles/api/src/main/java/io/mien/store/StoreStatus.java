package io.mien.store;

import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * How a configured store fares. A store that fails is never offered as a {@link FaceStore}; this service is registered
 * for as long as the store is configured, so that who misses it can learn why. Thread-safe.
 */
@ConsumerType
public interface StoreStatus {
    /** Why no {@link FaceStore} is offered, for a person to read; empty if one is, or is still being opened. */
    Optional<String> problem();

    /**
     * Why what was removed is still on the disk, though it is in the gallery no more, for a person to read; empty if nothing
     * is. The store tries again by itself, also after the next start.
     */
    default Optional<String> remaining() {
        return Optional.empty();
    }

    /** Whether the gallery is encrypted on the disk: what else is kept of the same people must be, too. */
    default boolean isEncrypted() {
        return false;
    }
}
