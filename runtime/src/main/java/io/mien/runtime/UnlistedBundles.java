package io.mien.runtime;

import io.mien.boot.generation.LeftOut;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.trust.release.ReleasedContent;
import io.mien.trust.release.UntrustedException;
import java.util.ArrayList;
import java.util.List;

/**
 * The bundles that a generation names and a locked installation does not run. A data folder may be written by others, and a
 * door must open all the same: they are left out by name, and the product's own bundles take their place.
 */
final class UnlistedBundles {
    private final Distribution distribution;

    UnlistedBundles(Distribution distribution) {
        this.distribution = distribution;
    }

    /** The list without them; the same list if the installation is not locked, or all of it is listed. */
    Lock leftOutOf(Lock lock) {
        if (distribution.released().isEmpty()) {
            return lock;
        }
        ReleasedContent released = distribution.released().get();
        List<LockedBundle> unlisted =
                lock.bundles().stream().filter(b -> !isListed(b, released)).toList();
        if (unlisted.isEmpty()) {
            return lock;
        }
        List<LeftOut> all = new ArrayList<>(lock.leftOut());
        for (LockedBundle bundle : unlisted) {
            if (bundle.deployed()) {
                all.add(new LeftOut(
                        bundle.name(),
                        bundle.version(),
                        bundle.sha256(),
                        released.release().reason()));
            }
        }
        // Without the product's id its bundles are read again, those included that the unlisted ones had replaced.
        return lock.without(unlisted).withProduct("").withLeftOut(all);
    }

    private boolean isListed(LockedBundle bundle, ReleasedContent released) {
        try {
            return bundle.deployed()
                    ? released.bundle(bundle.sha256()).isPresent()
                    : released.lists(distribution.home().resolve(bundle.file()));
        } catch (UntrustedException e) {
            return false;
        }
    }
}
