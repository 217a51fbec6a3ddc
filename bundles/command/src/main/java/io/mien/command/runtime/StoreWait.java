package io.mien.command.runtime;

import io.mien.MienException;
import io.mien.store.StoreException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Waits for the gallery to open, or for the store to say why it does not. */
final class StoreWait {
    private final CommandContext bench;

    StoreWait(CommandContext bench) {
        this.bench = bench;
    }

    /**
     * Returns when the gallery is open.
     *
     * @param folder named where it does not open in the configured time
     * @throws StoreException saying why it does not open
     */
    void await(Path folder) throws MienException {
        StoreDiagnosis diagnosis = new StoreDiagnosis(bench);
        // A store that is installed is heard of at once; to open, it may have a lot to put in order.
        if (!ConditionPoll.until(
                () -> isOpen() || diagnosis.isThere(), bench.settings().patience())) {
            throw new StoreException("gallery " + folder + ": no store can open it"
                    + diagnosis.reason().map("; "::concat).orElse(""));
        }
        Duration opening = bench.settings().opening();
        if (!ConditionPoll.until(() -> isOpen() || diagnosis.isStuck(), opening)) {
            throw new StoreException("gallery " + folder + " did not open within " + opening.toMillis() + " ms"
                    + diagnosis.reason().map("; "::concat).orElse(""));
        }
        Optional<String> reason = isOpen() ? Optional.empty() : diagnosis.reason();
        if (reason.isPresent()) {
            throw new StoreException(reason.get());
        }
    }

    private boolean isOpen() {
        return new ServingStore(bench.services()).find().isPresent();
    }
}
