package io.mien.deploy.ledger;

import io.mien.boot.generation.BundleManifest;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockText;
import io.mien.boot.generation.LockedBundle;
import io.mien.boot.json.JsonException;
import io.mien.deploy.DeploymentException;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;

/** The bundles that the launcher started, as a complete list. */
public final class StartedBundles {
    private final BundleContext context;
    private final Path home;
    private final Path data;

    /** @param home the distribution; {@code data} the data folder */
    public StartedBundles(BundleContext context, Path home, Path data) {
        this.context = context;
        this.home = home;
        this.data = data;
    }

    /** As the launcher tells it; what it had no need to read is empty. */
    public Lock lock() throws DeploymentException {
        String text = context.getProperty(LockText.PROPERTY);
        if (text == null) {
            return ofFramework();
        }
        try {
            return LockText.read(text);
        } catch (JsonException e) {
            throw new DeploymentException("what was started is not told as it should be: " + e.getMessage(), e);
        }
    }

    /**
     * The same list, complete: reads the bundles through that nobody read yet.
     *
     * @throws DeploymentException if one cannot be read
     */
    public Lock complete(Lock lock) throws DeploymentException {
        List<LockedBundle> bundles = new ArrayList<>();
        try {
            for (LockedBundle bundle : lock.bundles()) {
                bundles.add(bundle.name().isEmpty() || bundle.sha256().isEmpty() ? complete(bundle) : bundle);
            }
            return lock.withBundles(bundles);
        } catch (IOException e) {
            throw new DeploymentException("what was started cannot be read: " + e.getMessage(), e);
        }
    }

    private LockedBundle complete(LockedBundle bundle) throws IOException {
        Path file = bundle.path(home, data);
        if (!Files.exists(file)) {
            // Another launcher's, which named no file of the distribution.
            return bundle;
        }
        BundleManifest manifest = BundleManifest.read(file);
        return bundle.withManifest(manifest.name(), manifest.version()).withSha256(Sha256.of(file));
    }

    /** If another launcher started the framework: its bundles, which that launcher must bring again. */
    private Lock ofFramework() {
        List<LockedBundle> bundles = Arrays.stream(context.getBundles())
                .filter(b -> b.getBundleId() != 0)
                .map(StartedBundles::locked)
                .toList();
        return new Lock(0, Instant.EPOCH, "start", 0, "", "", bundles, Set.of(), Map.of(), Set.of());
    }

    private static LockedBundle locked(Bundle bundle) {
        return LockedBundle.ofDistribution(bundle.getLocation(), Set.of())
                .withManifest(bundle.getSymbolicName(), bundle.getVersion().toString());
    }
}
