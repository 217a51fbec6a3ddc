package io.mien.deploy.service;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.Generation;
import io.mien.deploy.InstalledBundle;
import io.mien.deploy.change.LockWishes;
import java.util.function.Predicate;

/** Generations as the API has them. */
final class Generations {
    private Generations() {}

    /** The one that runs. */
    static Generation current(Lock lock) {
        return of(lock, lock.number());
    }

    /** The one that runs, with what of it can be replaced in the meantime. */
    static Generation current(Lock lock, Predicate<LockedBundle> replaceable) {
        return current(lock)
                .bundles(lock.bundles().stream()
                        .map(b -> bundle(b).replaceable(replaceable.test(b)))
                        .toList());
    }

    static Generation of(Lock lock, long current) {
        return Generation.of(lock.number(), lock.time(), lock.why(), lock.product())
                .bundles(lock.bundles().stream().map(Generations::bundle).toList())
                .wishes(LockWishes.of(lock))
                .current(lock.number() == current);
    }

    private static InstalledBundle bundle(LockedBundle bundle) {
        return InstalledBundle.of(bundle.name(), bundle.version(), bundle.sha256())
                .deployed(bundle.deployed());
    }
}
