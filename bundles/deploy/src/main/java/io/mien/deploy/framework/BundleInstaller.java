package io.mien.deploy.framework;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentRefusal;
import io.mien.deploy.framework.BoundedCall.Outcome;
import io.mien.deploy.jar.ListedContent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/**
 * Installs bundles beside the installed ones, and removes them. No bundle is ever updated in place, and nothing is
 * refreshed: a deployed bundle exports no package, so that no other is wired to it.
 */
public final class BundleInstaller {
    private static final Logger LOG = System.getLogger(BundleInstaller.class.getName());

    private final BundleContext context;
    private final Path home;
    private final Path data;
    private final Duration limit;
    private final ListedContent listed;

    /** Their code does not come back. They count as removed. */
    private final Map<Bundle, DeploymentRefusal> abandoned = new ConcurrentHashMap<>();

    /**
     * @param home the distribution
     * @param data the data folder
     * @param limit how long a bundle may take to start, and to stop
     * @param listed what may be installed
     */
    public BundleInstaller(BundleContext context, Path home, Path data, Duration limit, ListedContent listed) {
        // The system bundle's: what is installed must not go with the bundle that installed it.
        this.context = context.getBundle(Constants.SYSTEM_BUNDLE_LOCATION).getBundleContext();
        this.home = home;
        this.data = data;
        this.limit = limit;
        this.listed = listed;
    }

    /** All but the framework itself. */
    public List<Bundle> all() {
        return Arrays.stream(context.getBundles())
                .filter(b -> b.getBundleId() != 0 && !abandoned.containsKey(b))
                .toList();
    }

    /** As {@link io.mien.deploy.Deployment#hanging}. */
    public List<DeploymentRefusal> hanging() {
        return abandoned.values().stream()
                .sorted(Comparator.comparing(DeploymentRefusal::time))
                .toList();
    }

    /** The bundle of a list's entry, if it is installed. */
    public Optional<Bundle> find(LockedBundle entry) {
        return all().stream()
                .filter(b -> entry.name().equals(b.getSymbolicName())
                        && Version.parseVersion(entry.version()).equals(b.getVersion()))
                .findFirst();
    }

    /** Puts a bundle into the framework; one that is there already stays. */
    public Bundle install(LockedBundle entry) throws DeploymentException {
        Optional<Bundle> there = find(entry);
        if (there.isPresent()) {
            return there.get();
        }
        Path file = listed.file(entry, home, data);
        String location = "reference:" + file.toUri();
        if (abandoned.keySet().stream().anyMatch(b -> b.getLocation().equals(location))) {
            throw new DeploymentException(
                    entry
                            + " cannot be installed: it was given up, and its code has not returned yet; end Mien and start it");
        }
        try {
            // By reference the framework reads the file where it lies, and keeps no second copy.
            return context.installBundle(location);
        } catch (BundleException e) {
            throw new DeploymentException(entry + " cannot be installed: " + e.getMessage(), e);
        }
    }

    /** @throws DeploymentException naming a bundle of the list that may not be installed */
    public void requireListed(Lock goal) throws DeploymentException {
        listed.require(goal, home, data);
    }

    /** @throws DeploymentException naming what a bundle lacks */
    public void resolve(Collection<Bundle> bundles) throws DeploymentException {
        wiring().resolveBundles(bundles);
        for (Bundle bundle : bundles) {
            if (bundle.getState() == Bundle.INSTALLED) {
                throw new DeploymentException(title(bundle) + " cannot be resolved: " + lacking(bundle));
            }
        }
    }

    private FrameworkWiring wiring() {
        return context.getBundle().adapt(FrameworkWiring.class);
    }

    /** Only a start tells the reason. */
    private String lacking(Bundle bundle) {
        try {
            bundle.start(Bundle.START_TRANSIENT);
            return "it was resolved at a second try only";
        } catch (BundleException e) {
            return Requirements.missing(bundle, wiring()).orElse(e.getMessage());
        }
    }

    /**
     * Starts a bundle; a fragment has no life of its own.
     *
     * @throws DeploymentException saying why it does not start; one whose start never returns is abandoned
     */
    public void start(Bundle bundle) throws DeploymentException {
        if ((bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0) {
            return;
        }
        try {
            Outcome outcome = call("start", bundle, () -> bundle.start(Bundle.START_ACTIVATION_POLICY));
            if (outcome != Outcome.DONE) {
                throw new DeploymentException(title(bundle) + " does not start: its start has not returned after "
                        + limit.toMillis() + " ms (start.millis of io.mien.deploy)");
            }
        } catch (BundleException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            throw new DeploymentException(title(bundle) + " does not start: " + cause, e);
        }
    }

    /** Stops a bundle and takes it out of the framework. That it throws on its way changes nothing: it goes. */
    public void remove(Bundle bundle) {
        stop(bundle);
        try {
            if (bundle.getState() != Bundle.UNINSTALLED && !abandoned.containsKey(bundle)) {
                call("removal", bundle, bundle::uninstall);
            }
        } catch (BundleException | IllegalStateException e) {
            LOG.log(Level.WARNING, "Removing " + title(bundle) + " failed", e);
        }
    }

    /** @throws DeploymentException if its stop did not return, and it was abandoned */
    public void requireStopped(Bundle bundle) throws DeploymentException {
        if (abandoned.containsKey(bundle)) {
            throw new DeploymentException(title(bundle) + " does not stop: its stop has not returned after "
                    + limit.toMillis() + " ms (start.millis of io.mien.deploy)");
        }
    }

    /** Stops a bundle, whatever it says. */
    public void stop(Bundle bundle) {
        try {
            if (bundle.getState() != Bundle.UNINSTALLED && !abandoned.containsKey(bundle)) {
                call("stop", bundle, bundle::stop);
            }
        } catch (BundleException | IllegalStateException e) {
            LOG.log(Level.WARNING, "Stopping " + title(bundle) + " failed", e);
        }
    }

    /** The framework locks a bundle whose code does not return: it cannot be stopped or removed until the code returns. */
    private Outcome call(String what, Bundle bundle, BoundedCall.Step step) throws BundleException {
        String name = "mien-deploy-" + what + " " + title(bundle);
        Outcome outcome = BoundedCall.run(name, limit, step, () -> removeLate(bundle));
        if (outcome == Outcome.HANGS) {
            String reason =
                    "its " + what + " does not return and cannot be ended: a thread of it continues until Mien ends";
            abandoned.put(bundle, DeploymentRefusal.of(Instant.now(), title(bundle), reason));
            LOG.log(Level.ERROR, "{0}: {1}", title(bundle), reason);
        }
        return outcome;
    }

    private void removeLate(Bundle bundle) {
        try {
            bundle.stop();
            bundle.uninstall();
            LOG.log(Level.WARNING, "{0} came back after it was given up, and is removed", title(bundle));
        } catch (BundleException | IllegalStateException e) {
            LOG.log(Level.WARNING, "Removing " + title(bundle) + " failed", e);
        } finally {
            abandoned.remove(bundle);
        }
    }

    /** Name and version, for people. */
    public static String title(Bundle bundle) {
        return bundle.getSymbolicName() + " " + bundle.getVersion();
    }
}
