package io.mien.maix.camera;

import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.SourceAddress;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleCapability;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.ServiceTracker;

/**
 * What opens sources in a running Mien. A component registers a moment after the start, and is waited for if a manifest states its
 * scheme; a scheme that nothing states is refused at once.
 *
 * @param registered the factories that are registered now
 * @param stated the schemes that the manifests of installed bundles state
 * @param pause waits for a moment
 */
record SourceFactories(Supplier<FrameSourceFactory[]> registered, Set<String> stated, Pause pause) {
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final long PAUSE_MILLIS = 5;
    /** The namespace of {@link io.mien.camera.ProvideCamera}. */
    private static final String CAMERA = "io.mien.camera";

    /** A wait that an interrupt ends. */
    interface Pause {
        void await() throws InterruptedException;
    }

    /** Opens an address with a factory of this framework. */
    static FrameSource open(BundleContext context, SourceAddress address) throws FrameSourceException {
        var tracker =
                new ServiceTracker<FrameSourceFactory, FrameSourceFactory>(context, FrameSourceFactory.class, null);
        tracker.open();
        try {
            Supplier<FrameSourceFactory[]> registered = () -> tracker.getServices(new FrameSourceFactory[0]);
            return new SourceFactories(registered, stated(context), () -> Thread.sleep(PAUSE_MILLIS))
                    .of(address)
                    .open(address);
        } finally {
            tracker.close();
        }
    }

    private static Set<String> stated(BundleContext context) {
        Set<String> schemes = new TreeSet<>();
        for (Bundle bundle : context.getBundles()) {
            for (BundleCapability camera : bundle.adapt(BundleRevision.class).getDeclaredCapabilities(CAMERA)) {
                Object scheme = camera.getAttributes().get("scheme");
                if (scheme instanceof Collection<?> several) {
                    several.forEach(s -> schemes.add(s.toString()));
                } else if (scheme != null) {
                    schemes.add(scheme.toString());
                }
            }
        }
        return schemes;
    }

    /** @throws MaixException naming the address and the schemes that there are, or that its own did not come in time */
    FrameSourceFactory of(SourceAddress address) {
        long end = System.nanoTime() + WAIT.toNanos();
        do {
            Optional<FrameSourceFactory> factory = Arrays.stream(registered.get())
                    .filter(f -> f.schemes().contains(address.scheme()))
                    .findFirst();
            if (factory.isPresent()) {
                return factory.get();
            }
            if (!stated.contains(address.scheme())) {
                throw new MaixException(
                        Err.ERR_NOT_FOUND, address + ": nothing opens " + address.scheme() + ":; there are " + stated);
            }
            await(address);
        } while (System.nanoTime() - end < 0);
        throw new MaixException(
                Err.ERR_NOT_READY,
                address + ": what opens " + address.scheme() + ": does not run after " + WAIT.toSeconds() + " s");
    }

    private void await(SourceAddress address) {
        try {
            pause.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MaixException(Err.ERR_RUNTIME, address + ": interrupted while it was opened", e);
        }
    }
}
