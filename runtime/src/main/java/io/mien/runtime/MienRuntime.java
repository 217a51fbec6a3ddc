package io.mien.runtime;

import io.mien.boot.invocation.Invocation;
import io.mien.boot.locked.LockedRelease;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkEvent;
import org.osgi.framework.connect.ModuleConnector;
import org.osgi.framework.launch.Framework;

/**
 * A product that runs: a framework with all bundles of a feature started. Several may run in one process. Thread-safe.
 *
 * <pre>{@code
 * try (MienRuntime mien = MienRuntime.start(home, "desk", RuntimeOptions.embeddedInProgram())) {
 *     Recognizer recognizer = mien.await(Recognizer.class, Duration.ofSeconds(10));
 *     ...
 * }
 * }</pre>
 */
public final class MienRuntime implements AutoCloseable {
    private static final Logger LOG = System.getLogger(MienRuntime.class.getName());

    /** How the names of bundles begin that keep nothing that only their stop would write. */
    private static final List<String> OURS = List.of("io.mien.", "org.apache.felix.", "org.osgi.");

    private final Feature feature;
    private final Framework framework;
    private final FrameworkStorage storage;
    private final Duration stopWait;

    private MienRuntime(Feature feature, Framework framework, FrameworkStorage storage, Duration stopWait) {
        this.feature = feature;
        this.framework = framework;
        this.storage = storage;
        this.stopWait = stopWait;
    }

    /**
     * Starts a product.
     *
     * @param home the distribution: the folder with {@code bundles}, {@code models}, {@code features} and {@code conf}
     * @param feature name of a product in {@code features}, or path of a feature file
     * @param options how to start it
     * @throws StartException naming the bundle or file that is in the way; nothing is left running
     */
    public static MienRuntime start(Path home, String feature, RuntimeOptions options) throws StartException {
        Distribution distribution = Distribution.open(home, options.embedded());
        Feature read = distribution.read(feature);
        List<Path> files = new ArrayList<>();
        // All are looked for before any is installed, so that a missing one is told at once.
        for (FeatureBundle bundle : read.bundles()) {
            if (bundle.only().isEmpty()) {
                files.add(distribution.bundle(bundle.id()));
            }
        }
        return start(distribution, read, files, options, Optional.empty(), false);
    }

    /**
     * Starts a product as {@code mien run} does: with what was deployed into a data folder, and with the bundles that are for
     * {@code run} alone. What the program wishes with {@code use.KIND} of {@code io.mien.recognizer} counts before what the folder
     * says, and is told to the host, too.
     *
     * @param home the distribution
     * @param feature name of a product in {@code features}, or path of a feature file
     * @param data the data folder, which the program owns while the product runs
     * @param options how to start it
     * @throws StartException naming the bundle or file that is in the way; nothing is left running
     */
    public static MienRuntime start(Path home, String feature, Path data, RuntimeOptions options)
            throws StartException {
        Distribution distribution = Distribution.open(home, options.embedded());
        Invocation run = new Invocation(Invocation.RUN, data, Optional.of(feature));
        Starter.Started started = new Starter(distribution, options, run, System.err).start(Optional.of(feature));
        // A program may end in any way it likes: that blames no bundle.
        started.mark().succeed();
        return started.runtime();
    }

    /**
     * @param files of the bundles, in the order in which they start
     * @param data the data folder, if there is one
     * @param keep whether nothing else will be installed while it runs, so that another run with the same bundles can use
     *     the framework's storage
     */
    static MienRuntime start(
            Distribution distribution,
            Feature feature,
            List<Path> files,
            RuntimeOptions options,
            Optional<Path> data,
            boolean keep)
            throws StartException {
        Optional<ReleaseGuard> guard = distribution.guard(files);
        Optional<LockedRelease> locked = guard.map(ReleaseGuard::release);
        FeatureConfigurations configurations =
                FeatureConfigurations.of(feature, distribution.configurations(data), options.configurations(), locked);
        configurations.check(files);
        FrameworkProperties properties = FrameworkProperties.of(feature, options, locked);
        Optional<ProcessLibraries> libraries = options.embedded() && NativeCode.isExecutable(distribution.home())
                ? Optional.of(ProcessLibraries.among(files))
                : Optional.empty();
        // A locked installation takes nothing from a folder that others may write, and nothing of an earlier run.
        CacheFolder cache = CacheFolder.find(distribution.home(), data.filter(d -> guard.isEmpty()));
        FrameworkStorage storage = FrameworkStorage.in(
                cache.path(), keep && guard.isEmpty() ? Optional.of(bundles(files)) : Optional.empty());
        Optional<ModuleConnector> connector =
                guard.map(g -> g.over(libraries)).or(() -> libraries.map(ModuleConnector.class::cast));
        Framework framework = properties.newFramework(storage.path(), connector);
        MienRuntime runtime = new MienRuntime(feature, framework, storage, options.stopWait());
        try {
            new Installation(
                            framework,
                            files,
                            configurations,
                            storage,
                            new NativeCode(distribution.home(), cache, storage.path(), guard.isEmpty()),
                            libraries,
                            guard)
                    .start();
            return runtime;
        } catch (StartException | RuntimeException e) {
            runtime.close();
            throw e;
        }
    }

    /** The inputs of the framework's storage: the files of the bundles and of the framework itself. */
    private static String bundles(List<Path> files) {
        StringBuilder text = new StringBuilder(Framework.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString());
        for (Path file : files) {
            text.append('\n')
                    .append(file)
                    .append(' ')
                    .append(file.toFile().length())
                    .append(' ')
                    .append(file.toFile().lastModified());
        }
        return text.toString();
    }

    /** The context of the framework's own bundle, which sees all services and bundles. */
    public BundleContext context() {
        return framework.getBundleContext();
    }

    /** The product's version. */
    public String version() {
        return feature.id().version();
    }

    /**
     * Waits for a service. In an embedded runtime the program may call it as its own.
     *
     * @param type the interface that it is registered with
     * @param wait longest wait
     * @throws StartException naming the service that did not come
     */
    public <T> T await(Class<T> type, Duration wait) throws StartException {
        return find("(objectClass=" + type.getName() + ")", wait)
                .map(type::cast)
                .orElseThrow(() ->
                        new StartException("no service " + type.getName() + " within " + wait.toMillis() + " ms"));
    }

    /** Whether a bundle of this symbolic name is installed. */
    boolean has(String name) {
        return Arrays.stream(context().getBundles()).anyMatch(b -> name.equals(b.getSymbolicName()));
    }

    /** A service by an LDAP filter (OSGi Core, chapter 3), waited for; empty if it does not come. */
    Optional<Object> find(String filter, Duration wait) throws StartException {
        return ServiceWait.find(context(), filter, wait);
    }

    /** Stops the product and removes what it kept on disk for its run. A stop that takes too long is logged. */
    @Override
    public void close() {
        if (!stop()) {
            LOG.log(Level.WARNING, "The framework did not stop within {0} ms", stopWait.toMillis());
        }
    }

    /** @return false if the framework did not stop in time; it then continues to stop */
    boolean stop() {
        return stop(stopWait);
    }

    /**
     * Ends the product of a command that is done, in a process that ends now. Its stages, models and gallery are closed by then;
     * if no bundle but those that come with Mien could have anything else to end, they are not stopped one by one.
     *
     * @return as {@link #stop()}
     */
    boolean end() {
        if (!storage.isComplete() || Arrays.stream(context().getBundles()).anyMatch(b -> !endsByItself(b))) {
            return stop();
        }
        storage.abandon();
        return true;
    }

    private static boolean endsByItself(Bundle bundle) {
        String name = String.valueOf(bundle.getSymbolicName());
        return bundle.getBundleId() == 0 || OURS.stream().anyMatch(name::startsWith);
    }

    /** As {@link #stop()}, with another longest wait. */
    boolean stop(Duration wait) {
        try {
            framework.stop();
            FrameworkEvent end = framework.waitForStop(Math.max(1, wait.toMillis()));
            return end.getType() != FrameworkEvent.WAIT_TIMEDOUT;
        } catch (BundleException e) {
            LOG.log(Level.WARNING, "The framework cannot be stopped", e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } finally {
            storage.close();
        }
    }
}
