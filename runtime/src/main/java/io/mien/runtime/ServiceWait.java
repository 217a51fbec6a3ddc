package io.mien.runtime;

import java.time.Duration;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.util.tracker.ServiceTracker;

/** Waits for services from outside the framework. */
final class ServiceWait {
    private ServiceWait() {}

    /**
     * A service, as soon as it is there.
     *
     * @param filter an LDAP filter (OSGi Core, chapter 3)
     * @param wait longest wait
     * @return empty if it does not come
     */
    static Optional<Object> find(BundleContext context, String filter, Duration wait) throws StartException {
        ServiceTracker<Object, Object> tracker = new ServiceTracker<>(context, parse(filter), null);
        tracker.open();
        try {
            return Optional.ofNullable(tracker.waitForService(Math.max(1, wait.toMillis())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartException("interrupted while waiting for the service " + filter, e);
        } finally {
            tracker.close();
        }
    }

    private static Filter parse(String filter) {
        try {
            return FrameworkUtil.createFilter(filter);
        } catch (InvalidSyntaxException e) {
            throw new IllegalArgumentException(filter, e);
        }
    }
}
