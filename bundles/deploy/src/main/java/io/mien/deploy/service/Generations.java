package io.mien.deploy.service;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.Generation;
import io.mien.deploy.InstalledBundle;
import io.mien.deploy.change.WishesConfig;

/** Generations as the API has them. */
final class Generations {
    private Generations() {}

    /** The one that runs. */
    static Generation current(Lock lock) {
        return of(lock, lock.number());
    }

    static Generation of(Lock lock, long current) {
        return new Generation(
                lock.number(),
                lock.time(),
                lock.why(),
                lock.product(),
                lock.bundles().stream().map(Generations::bundle).toList(),
                WishesConfig.of(lock),
                lock.number() == current);
    }

    private static InstalledBundle bundle(LockedBundle bundle) {
        return new InstalledBundle(bundle.name(), bundle.version(), bundle.sha256(), bundle.deployed());
    }
}
