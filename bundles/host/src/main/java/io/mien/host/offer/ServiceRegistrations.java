package io.mien.host.offer;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.osgi.framework.ServiceRegistration;

/** Takes services back. */
public final class ServiceRegistrations {
    private static final Logger LOG = System.getLogger(ServiceRegistrations.class.getName());

    private ServiceRegistrations() {}

    /** Takes it back, unless that has happened. */
    public static void withdraw(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // The framework was faster: it takes back the services of a bundle that stops.
            LOG.log(Level.DEBUG, "A service was unregistered already");
        }
    }
}
