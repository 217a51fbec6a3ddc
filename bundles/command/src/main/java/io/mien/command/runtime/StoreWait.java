package io.mien.command.runtime;

import io.mien.MienException;
import io.mien.store.FaceStore;
import io.mien.store.StoreException;
import io.mien.store.StoreStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Waits for the gallery to open, or for the store to say why it does not. */
final class StoreWait {
    /** How long one of the two is waited for before the other is asked. */
    private static final Duration STEP = Duration.ofMillis(5);

    private final Workbench bench;

    StoreWait(Workbench bench) {
        this.bench = bench;
    }

    /**
     * Returns when the gallery is open.
     *
     * @param folder named where it does not open in the configured time
     * @throws StoreException saying why it does not open
     */
    void await(Path folder) throws MienException {
        if (!Poll.until(
                () -> isOpen() || problem().isPresent(), bench.settings().patience())) {
            throw new StoreException("gallery " + folder + " did not open within "
                    + bench.settings().patience().toMillis() + " ms");
        }
        Optional<String> problem = problem();
        if (problem.isPresent()) {
            throw new StoreException(problem.get());
        }
    }

    private boolean isOpen() {
        return bench.services().await(FaceStore.class, Optional.empty(), STEP).isPresent();
    }

    private Optional<String> problem() {
        return bench.services()
                .await(StoreStatus.class, Optional.empty(), Duration.ZERO)
                .flatMap(StoreStatus::problem);
    }
}
