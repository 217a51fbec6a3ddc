package io.mien.runtime;

import io.mien.boot.generation.BundleManifest;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes the list of bundles that a product starts with. */
final class Composer {
    private final Distribution distribution;
    private final Path data;
    private final String verb;
    private final UnlistedBundles unlisted;

    /**
     * @param data the data folder
     * @param verb the command that is started
     */
    Composer(Distribution distribution, Path data, String verb) {
        this.distribution = distribution;
        this.data = data;
        this.verb = verb;
        this.unlisted = new UnlistedBundles(distribution);
    }

    /** A product as it comes. */
    Composition ofFeature(String product) throws StartException {
        Feature feature = distribution.read(product);
        List<LockedBundle> bundles = new ArrayList<>();
        for (FeatureBundle bundle : feature.bundles()) {
            String file = distribution
                    .home()
                    .relativize(distribution.bundle(bundle.id()))
                    .toString()
                    .replace('\\', '/');
            bundles.add(LockedBundle.ofDistribution(file, bundle.only()));
        }
        Lock lock = new Lock(
                0,
                Instant.EPOCH,
                "start of " + feature.id(),
                0,
                product,
                feature.id().toString(),
                bundles,
                Set.of(),
                Map.of(),
                Set.of());
        return new Composition(feature, lock);
    }

    /**
     * A generation. If another product is asked for, if the distribution has another version of it, or if a file
     * of the distribution has changed, the product's bundles are read again; what was deployed, removed or asked for is
     * carried over.
     *
     * @throws StartException naming a deployed bundle that is not what it was
     */
    Composition ofGeneration(Lock read, Optional<String> asked) throws StartException {
        Lock lock = unlisted.leftOutOf(RetiredParts.replaced(read));
        String product = asked.orElse(lock.feature());
        Composition asItComes = ofFeature(product);
        Feature feature = asItComes.feature();
        boolean same = product.equals(lock.feature())
                && feature.id().toString().equals(lock.product())
                && isOfThisDistribution(lock)
                && hasAllOf(asItComes.lock(), lock);
        Composition composition = same
                ? new Composition(feature, lock)
                : new Composition(feature, new CarryOver(distribution.home(), lock).onto(asItComes.lock()));
        for (LockedBundle bundle : composition.bundles(verb)) {
            // A locked installation loads its own file of the same content.
            if (bundle.deployed() && distribution.released().isEmpty()) {
                verify(bundle);
            }
        }
        return composition;
    }

    /** A single command only checks that the files exist; mien run reads them through. */
    private boolean isOfThisDistribution(Lock lock) throws StartException {
        for (LockedBundle bundle : lock.bundles()) {
            Path file = bundle.path(distribution.home(), data);
            if (!bundle.deployed()
                    && (!Files.exists(file)
                            || verb.equals("run") && !digest(bundle, file).equals(bundle.sha256()))) {
                return false;
            }
        }
        return true;
    }

    /** Whether each bundle of the product is in the list for the same commands, or was removed or replaced there. */
    private boolean hasAllOf(Lock product, Lock lock) throws StartException {
        for (LockedBundle bundle : product.bundles()) {
            Optional<LockedBundle> listed = lock.bundles().stream()
                    .filter(b -> !b.deployed() && b.file().equals(bundle.file()))
                    .findFirst();
            if (listed.isPresent() ? !listed.get().only().equals(bundle.only()) : !isLeftOut(bundle, lock)) {
                return false;
            }
        }
        return true;
    }

    private boolean isLeftOut(LockedBundle bundle, Lock lock) throws StartException {
        Path file = bundle.path(distribution.home(), data);
        try {
            String name = BundleManifest.read(file).name();
            return lock.removed().contains(name)
                    || lock.bundles().stream()
                            .anyMatch(b -> b.deployed() && b.name().equals(name));
        } catch (IOException e) {
            throw new StartException(file + " cannot be read: " + e.getMessage(), e);
        }
    }

    private void verify(LockedBundle bundle) throws StartException {
        Path file = bundle.path(distribution.home(), data);
        if (!Files.isRegularFile(file)) {
            throw new StartException("the deployed bundle " + bundle + " (" + file + ") is gone");
        }
        if (!digest(bundle, file).equals(bundle.sha256())) {
            throw new StartException("the deployed bundle " + bundle + " (" + file + ") is damaged");
        }
    }

    private static String digest(LockedBundle bundle, Path file) throws StartException {
        try {
            return Sha256.of(file);
        } catch (IOException e) {
            throw new StartException("the bundle " + bundle + " (" + file + ") cannot be read: " + e.getMessage(), e);
        }
    }
}
