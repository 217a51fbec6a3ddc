package io.mien.runtime;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.namespace.ExecutionEnvironmentNamespace;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.framework.wiring.FrameworkWiring;

/** Brings bundles into a framework that has not been started. */
final class Installation {
    private static final String ADMIN = "org.osgi.service.cm.ConfigurationAdmin";
    private static final String EXECUTION_ENVIRONMENT = ExecutionEnvironmentNamespace.EXECUTION_ENVIRONMENT_NAMESPACE;

    private final Framework framework;
    private final List<Path> files;
    private final FeatureConfigurations configurations;
    private final FrameworkStorage storage;
    private final NativeCode natives;
    private final Optional<ProcessLibraries> libraries;
    private final Optional<ReleaseGuard> guard;

    /**
     * @param files jars, or folders that one was unpacked into, in the order in which they start
     * @param libraries what the process gives the framework, if a program embeds it
     * @param guard what keeps everything else out, if the installation is locked
     */
    Installation(
            Framework framework,
            List<Path> files,
            FeatureConfigurations configurations,
            FrameworkStorage storage,
            NativeCode natives,
            Optional<ProcessLibraries> libraries,
            Optional<ReleaseGuard> guard) {
        this.framework = framework;
        this.files = List.copyOf(files);
        this.configurations = configurations;
        this.storage = storage;
        this.natives = natives;
        this.libraries = libraries;
        this.guard = guard;
    }

    /** @throws StartException naming the bundle that does not resolve or does not start */
    void start() throws StartException {
        try {
            framework.start();
        } catch (BundleException e) {
            throw new StartException("the framework does not start: " + e.getMessage(), e);
        }
        guard.ifPresent(g -> g.open(framework.getBundleContext()));
        List<Bundle> bundles = install();
        framework.adapt(FrameworkWiring.class).resolveBundles(bundles);
        requireResolved(bundles);
        start(bundles);
    }

    private List<Bundle> install() throws StartException {
        BundleContext context = framework.getBundleContext();
        List<Bundle> found = List.of(context.getBundles());
        List<Bundle> bundles = new ArrayList<>();
        for (Path file : files) {
            try {
                // A bundle that is there already is the one that is returned.
                Bundle bundle = context.installBundle(location(file));
                natives.link(bundle, file);
                bundles.add(bundle);
            } catch (BundleException e) {
                throw new StartException(file + " cannot be installed: " + e.getMessage(), e);
            }
        }
        keep(found, bundles);
        return bundles;
    }

    /** By reference Felix reads the file where it lies; else it would copy it at each start. */
    private String location(Path file) {
        return libraries.flatMap(l -> l.location(file)).orElseGet(() -> "reference:" + file.toUri());
    }

    /** A good storage holds the framework alone, or all bundles; anything else is damage, which the next start removes. */
    private void keep(List<Bundle> found, List<Bundle> bundles) throws StartException {
        try {
            for (Bundle bundle : found) {
                if (bundle.getBundleId() != 0 && !bundles.contains(bundle)) {
                    bundle.uninstall();
                }
            }
            storage.setFilled(found.size() == 1 || found.containsAll(bundles) && found.size() == bundles.size() + 1);
        } catch (BundleException | IOException e) {
            throw new StartException("the framework's storage cannot be put in order: " + e.getMessage(), e);
        }
    }

    private void requireResolved(List<Bundle> bundles) throws StartException {
        for (Bundle bundle : bundles) {
            if (bundle.getState() == Bundle.INSTALLED && !isFragmentForNewerJava(bundle)) {
                throw new StartException(UnresolvedBundle.describe(bundle));
            }
        }
    }

    /** Such a fragment adds to its host what this Java cannot use; the host does without. */
    private boolean isFragmentForNewerJava(Bundle bundle) {
        FrameworkWiring wiring = framework.adapt(FrameworkWiring.class);
        return isFragment(bundle)
                && bundle.adapt(BundleRevision.class).getRequirements(EXECUTION_ENVIRONMENT).stream()
                        .anyMatch(r -> wiring.findProviders(r).isEmpty());
    }

    private void start(List<Bundle> bundles) throws StartException {
        boolean configured = configurations.isEmpty();
        for (Bundle bundle : bundles) {
            if (isFragment(bundle)) {
                continue;
            }
            try {
                bundle.start(Bundle.START_ACTIVATION_POLICY | (storage.isKept() ? Bundle.START_TRANSIENT : 0));
            } catch (BundleException e) {
                throw new StartException(bundle.getSymbolicName() + " does not start: " + e.getMessage(), e);
            }
            if (!configured) {
                configured = configure();
            }
        }
        if (!configured) {
            throw new StartException("the feature has configurations, but no bundle of it brings " + ADMIN);
        }
    }

    /** As soon as it can be done, so that components start with their configuration instead of being started twice. */
    private boolean configure() throws StartException {
        BundleContext context = framework.getBundleContext();
        try {
            // All: a program that embeds Mien may have the interface on its own class path.
            ServiceReference<?>[] admins = context.getAllServiceReferences(ADMIN, null);
            if (admins != null) {
                configurations.apply(context, admins[0]);
            }
            return admins != null;
        } catch (InvalidSyntaxException e) {
            // Cannot happen: no filter was given.
            throw new IllegalStateException(e);
        }
    }

    static boolean isFragment(Bundle bundle) {
        return (bundle.adapt(BundleRevision.class).getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }
}
