package io.mien.maix.camera;

import io.mien.camera.FrameSource;
import io.mien.camera.FrameSourceException;
import io.mien.camera.FrameSourceFactory;
import io.mien.camera.SourceAddress;
import io.mien.maix.Err;
import io.mien.maix.MaixException;
import io.mien.maix.Mien;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.BundleContext;
import org.osgi.util.tracker.ServiceTracker;

/** What opens sources in a running Mien. Components register a moment after the start, and are waited for. */
final class SourceFactories {
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(5);

    private final BundleContext context;

    private SourceFactories(BundleContext context) {
        this.context = context;
    }

    static SourceFactories of(Mien mien) {
        return new SourceFactories(mien.context());
    }

    FrameSource open(SourceAddress address) throws FrameSourceException {
        var tracker =
                new ServiceTracker<FrameSourceFactory, FrameSourceFactory>(context, FrameSourceFactory.class, null);
        tracker.open();
        try {
            return await(tracker, address).open(address);
        } finally {
            tracker.close();
        }
    }

    private static FrameSourceFactory await(
            ServiceTracker<FrameSourceFactory, FrameSourceFactory> tracker, SourceAddress address) {
        long end = System.nanoTime() + WAIT.toNanos();
        Set<String> known = new TreeSet<>();
        do {
            for (FrameSourceFactory factory : tracker.getServices(new FrameSourceFactory[0])) {
                if (factory.schemes().contains(address.scheme())) {
                    return factory;
                }
                known.addAll(factory.schemes());
            }
            LockSupport.parkNanos(STEP.toNanos());
        } while (System.nanoTime() - end < 0);
        throw new MaixException(
                Err.ERR_NOT_FOUND, address + ": nothing opens " + address.scheme() + ":; there are " + known);
    }
}
