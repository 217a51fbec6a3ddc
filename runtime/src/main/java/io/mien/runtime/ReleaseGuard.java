package io.mien.runtime;

import io.mien.boot.locked.LockedRelease;
import io.mien.trust.release.ReleasedContent;
import io.mien.trust.release.UntrustedException;
import java.io.File;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.felix.framework.BundleRevisionImpl;
import org.apache.felix.framework.cache.Content;
import org.apache.felix.framework.cache.DirectoryContent;
import org.apache.felix.framework.cache.JarContent;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.BundleException;
import org.osgi.framework.connect.ConnectModule;
import org.osgi.framework.connect.ModuleConnector;
import org.osgi.framework.hooks.bundle.EventHook;
import org.osgi.framework.hooks.resolver.ResolverHook;
import org.osgi.framework.hooks.resolver.ResolverHookFactory;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRequirement;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Keeps bundles that the release does not list out of the framework of a locked installation, no matter which code installs
 * them. What the framework would fetch from an address is refused before it is fetched; anything else is uninstalled before its
 * installation or update returns, and before any listener hears of it. In any case the resolver takes only contents that were admitted, so that
 * nothing else ever runs: neither an update of a bundle, nor a stream under the address of a listed file.
 *
 * <p>It looks at the very file that the framework reads: an internal of Felix 7.0.5. {@code ReleaseGuardTest} fails if another
 * version keeps it elsewhere. Thread-safe.
 */
final class ReleaseGuard implements EventHook, ResolverHookFactory {
    private static final Logger LOG = System.getLogger(ReleaseGuard.class.getName());

    /** An extension of the framework would run before any listener hears of it. */
    private static final String NO_EXTENSIONS = "felix.extensions.disable";

    private final ReleasedContent released;
    private final Set<BundleRevision> admitted = ConcurrentHashMap.newKeySet();
    private final Set<String> libraries = ConcurrentHashMap.newKeySet();

    /** @throws StartException if the framework would take extensions, because it ran in this process before */
    ReleaseGuard(ReleasedContent released) throws StartException {
        this.released = released;
        refuseExtensions();
        requireNoExtensions();
    }

    /** Has to be done before the first class of the framework is initialized. */
    static void refuseExtensions() {
        System.setProperty(NO_EXTENSIONS, "true");
    }

    private static void requireNoExtensions() throws StartException {
        try {
            Field extender = Class.forName("org.apache.felix.framework.ExtensionManager")
                    .getDeclaredField("m_extenderFramework");
            extender.setAccessible(true);
            if (extender.get(null) != null) {
                throw new StartException("a locked installation does not start here: a framework that takes extensions"
                        + " ran in this process before; start the process with -D" + NO_EXTENSIONS + "=true");
            }
        } catch (ReflectiveOperationException | RuntimeException e) {
            throw new StartException("that the framework takes no extensions cannot be told: " + e, e);
        }
    }

    /** The release that is kept to. */
    LockedRelease release() {
        return released.release();
    }

    /** Begins, in a framework that holds no bundle yet. */
    void open(BundleContext context) {
        context.registerService(EventHook.class, this, null);
        context.registerService(ResolverHookFactory.class, this, null);
    }

    /** A hook is called before the listeners: one that reads models would take those of a bundle that goes at once. */
    @Override
    public void event(BundleEvent event, Collection<BundleContext> contexts) {
        boolean brings = event.getType() == BundleEvent.INSTALLED || event.getType() == BundleEvent.UPDATED;
        if (brings && !isAdmitted(event.getBundle())) {
            contexts.clear();
        }
    }

    /** Whether a bundle's present content is listed; if not, the bundle is uninstalled. */
    private boolean isAdmitted(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        Optional<String> objection = objection(revision, bundle.getLocation());
        if (objection.isEmpty()) {
            admitted.add(revision);
            return true;
        }
        LOG.log(Level.WARNING, "Not installed: {0}", objection.get());
        try {
            bundle.uninstall();
        } catch (BundleException | IllegalStateException e) {
            LOG.log(Level.WARNING, "It stays, and is not resolved", e);
        }
        return false;
    }

    private Optional<String> objection(BundleRevision revision, String location) {
        Content content = ((BundleRevisionImpl) revision).getContent();
        if (content instanceof JarContent jar) {
            return objection(jar.getFile(), location);
        }
        if (content instanceof DirectoryContent folder) {
            return objection(folder.getFile(), location);
        }
        return libraries.contains(location)
                ? Optional.empty()
                : Optional.of(release().refusal(location));
    }

    /** It names the address that was given: the framework's copy of a stream has a name of its own. */
    private Optional<String> objection(File file, String location) {
        Path path = file.toPath().toAbsolutePath();
        if (!released.lists(path)) {
            return Optional.of(release().refusal(location));
        }
        try {
            released.require(path);
            return Optional.empty();
        } catch (UntrustedException e) {
            return Optional.of(e.getMessage());
        }
    }

    @Override
    public ResolverHook begin(Collection<BundleRevision> triggers) {
        return new AdmittedOnly();
    }

    /** The framework's connector: the only locations that may be fetched are those of libraries that a process shares. */
    ModuleConnector over(Optional<ProcessLibraries> shared) {
        return new ListedLocations(shared);
    }

    private final class AdmittedOnly implements ResolverHook {
        @Override
        public void filterResolvable(Collection<BundleRevision> candidates) {
            candidates.removeIf(r -> r.getBundle().getBundleId() != 0 && !admitted.contains(r));
        }

        @Override
        public void filterSingletonCollisions(BundleCapability singleton, Collection<BundleCapability> candidates) {
            // Not concerned.
        }

        @Override
        public void filterMatches(BundleRequirement requirement, Collection<BundleCapability> candidates) {
            // Only what is resolvable matches.
        }

        @Override
        public void end() {
            // Nothing is kept.
        }
    }

    private final class ListedLocations implements ModuleConnector {
        private final Optional<ProcessLibraries> shared;

        ListedLocations(Optional<ProcessLibraries> shared) {
            this.shared = shared;
        }

        @Override
        public void initialize(File storage, Map<String, String> configuration) {
            // Nothing is stored.
        }

        /** @throws IllegalStateException as the interface has it, for what the framework would fetch */
        @Override
        public Optional<ConnectModule> connect(String location) {
            Optional<ConnectModule> library = shared.flatMap(s -> s.connect(location));
            if (library.isEmpty()) {
                throw new IllegalStateException(release().refusal(location));
            }
            libraries.add(location);
            return library;
        }

        @Override
        public Optional<BundleActivator> newBundleActivator() {
            return Optional.empty();
        }
    }
}
