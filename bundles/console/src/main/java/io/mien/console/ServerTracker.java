package io.mien.console;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.util.List;
import org.osgi.framework.Filter;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.HttpServiceRuntimeConstants;
import org.osgi.util.tracker.ServiceTracker;

/** Registers the page in its server as soon as that listens, when its port is known. */
final class ServerTracker extends ServiceTracker<HttpServiceRuntime, List<ServiceRegistration<?>>> {
    /** A property of the server's own service: another server, or the one before, has not this value. */
    static final String START = "io.mien.console.start";

    private static final Logger LOG = System.getLogger(ServerTracker.class.getName());

    private final PageAccess access;

    ServerTracker(PageAccess access) {
        super(access.bundles(), filter(access.start()), null);
        this.access = access;
    }

    @Override
    public List<ServiceRegistration<?>> addingService(ServiceReference<HttpServiceRuntime> reference) {
        for (String endpoint : endpoints(reference)) {
            int port = URI.create(endpoint).getPort();
            if (port > 0) {
                return access.register(port);
            }
        }
        LOG.log(Level.WARNING, "The page is not served: the server says no port that it listens on");
        return List.of();
    }

    @Override
    public void removedService(
            ServiceReference<HttpServiceRuntime> reference, List<ServiceRegistration<?>> registered) {
        registered.forEach(ServiceRegistration::unregister);
    }

    private static List<String> endpoints(ServiceReference<HttpServiceRuntime> reference) {
        Object value = reference.getProperty(HttpServiceRuntimeConstants.HTTP_SERVICE_ENDPOINT);
        if (value instanceof String[] all) {
            return List.of(all);
        }
        return value instanceof String one ? List.of(one) : List.of();
    }

    private static Filter filter(String start) {
        try {
            return FrameworkUtil.createFilter(
                    "(&(objectClass=" + HttpServiceRuntime.class.getName() + ")(" + START + "=" + start + "))");
        } catch (InvalidSyntaxException e) {
            // A UUID needs no escaping.
            throw new IllegalStateException(e);
        }
    }
}
