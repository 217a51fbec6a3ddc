package io.mien.runtime;

import io.mien.boot.generation.BundleManifest;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Version;

/**
 * Carries what was done to one product over to another, or to a newer one: a deployed bundle stays unless the product itself
 * brings a newer version of it, and takes the place of an older one; what was taken away stays away.
 */
final class CarryOver {
    private final Path home;
    private final Lock from;

    CarryOver(Path home, Lock from) {
        this.home = home;
        this.from = from;
    }

    /** @throws StartException naming a bundle of the product that cannot be read */
    Lock onto(Lock product) throws StartException {
        Set<LockedBundle> left = new LinkedHashSet<>(
                from.bundles().stream().filter(LockedBundle::deployed).toList());
        List<LockedBundle> bundles = new ArrayList<>();
        for (LockedBundle unread : product.bundles()) {
            LockedBundle bundle = withManifest(unread);
            List<LockedBundle> same =
                    left.stream().filter(b -> b.name().equals(bundle.name())).toList();
            List<LockedBundle> newer = same.stream()
                    .filter(b -> version(b).compareTo(version(bundle)) >= 0)
                    .toList();
            same.forEach(left::remove);
            if (newer.stream().anyMatch(b -> from.isOnProbation(b) && version(b).compareTo(version(bundle)) > 0)) {
                // Its predecessor is now a file of the product, and stays until it is replaced.
                bundles.add(bundle.withSuperseded(true));
            }
            bundles.addAll(newer);
            if (newer.isEmpty() && !from.removed().contains(bundle.name())) {
                bundles.add(bundle);
            }
        }
        bundles.addAll(left);
        return new Lock(
                from.number(),
                from.time(),
                product.why(),
                from.number(),
                product.feature(),
                product.product(),
                bundles,
                from.removed(),
                from.use(),
                from.refused(),
                from.leftOut(),
                from.unproved());
    }

    private static Version version(LockedBundle bundle) {
        return Version.parseVersion(bundle.version());
    }

    private LockedBundle withManifest(LockedBundle bundle) throws StartException {
        Path file = home.resolve(bundle.file());
        try {
            BundleManifest manifest = BundleManifest.read(file);
            return bundle.withManifest(manifest.name(), manifest.version());
        } catch (IOException e) {
            throw new StartException(file + " cannot be read: " + e.getMessage(), e);
        }
    }
}
