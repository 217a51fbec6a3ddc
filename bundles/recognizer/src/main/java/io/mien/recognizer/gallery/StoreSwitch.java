package io.mien.recognizer.gallery;

import io.mien.MienException;
import io.mien.recognizer.GalleryAdmin.StoreChange;
import io.mien.store.StoreException;
import java.time.Duration;
import java.util.Optional;

/**
 * Switches the slot from one store to another that holds the same faces. During the switch the old one takes no writes: a
 * call that wants to write waits for the next line-up.
 */
final class StoreSwitch {
    private final WriteLock lock;
    private final KnownStores stores;
    private final Duration wait;

    /** @param wait how long the slot may take to follow */
    StoreSwitch(WriteLock lock, KnownStores stores, Duration wait) {
        this.lock = lock;
        this.stores = stores;
        this.wait = wait;
    }

    /** Undoes what it did if the slot does not follow: the old store continues to serve. */
    void run(RegisteredStore from, RegisteredStore to, StoreChange change) throws MienException {
        boolean followed = false;
        try {
            change.use(to.id());
            followed = ConditionWait.until(() -> serves(to), wait);
            if (!followed) {
                change.use(from.id());
                throw new StoreException(to.id() + " was not taken as the store within " + wait.toMillis() + " ms; "
                        + from.id() + " goes on");
            }
        } finally {
            if (!followed) {
                lock.with(() -> {
                    lock.moved(Optional.empty());
                    return null;
                });
            }
        }
    }

    private boolean serves(RegisteredStore to) {
        return stores.serving()
                .filter(e -> e.store().gallery().equals(to.store().gallery()))
                .isPresent();
    }
}
