package io.mien.deploy.service;

import io.mien.boot.generation.Lock;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentRefusal;
import io.mien.deploy.ledger.GenerationLedger;
import io.mien.deploy.ledger.LastRefusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Why the last deployment was refused, and why stages are, from the generations that refused them. Thread-safe. */
final class RefusalReasons {
    private final GenerationLedger ledger;
    private final LastRefusal last;

    RefusalReasons(GenerationLedger ledger) {
        this.ledger = ledger;
        last = new LastRefusal(ledger.data());
    }

    /** A deployment came to nothing. */
    void refused(String what, DeploymentException reason) {
        last.set(DeploymentRefusal.of(Instant.now(), what, String.valueOf(reason.getMessage())));
    }

    /** A deployment was taken. */
    void taken() {
        last.clear();
    }

    /** The last deployment if it was refused, then each stage that is. */
    List<DeploymentRefusal> all() throws DeploymentException {
        List<DeploymentRefusal> all = new ArrayList<>(last.get().stream().toList());
        List<Lock> newestFirst = ledger.all();
        for (String key : ledger.current().refused()) {
            Optional<Lock> since = Optional.empty();
            for (Lock lock : newestFirst) {
                if (!lock.refused().contains(key)) {
                    break;
                }
                since = Optional.of(lock);
            }
            since.ifPresent(lock -> all.add(DeploymentRefusal.of(lock.time(), key, lock.why())));
        }
        return all;
    }
}
