package io.mien.command.verb;

import io.mien.command.output.Output;
import io.mien.command.output.OutputClosedException;
import io.mien.command.runtime.CommandContext;
import io.mien.store.StoreStatus;
import java.time.Duration;
import java.util.Optional;

/** The data that a store removed and could not overwrite on the disk yet. */
final class Remainder {
    private final CommandContext bench;

    Remainder(CommandContext bench) {
        this.bench = bench;
    }

    /** Why it could not be overwritten; empty if nothing remains. */
    Optional<String> find() {
        return bench.services().await(StoreStatus.class, Duration.ZERO).flatMap(StoreStatus::remaining);
    }

    /** @return whether something remains, which the user was then told */
    boolean told(Output output) throws OutputClosedException {
        Optional<String> remaining = find();
        if (remaining.isPresent()) {
            output.problem("the removed data is no longer in the gallery, but still on the disk: " + remaining.get()
                    + "; Mien tries again to overwrite it, see 'mien health'");
        }
        return remaining.isPresent();
    }
}
