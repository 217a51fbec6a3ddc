package io.mien.host;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.osgi.framework.ServiceRegistration;

/** Takes services back. */
final class Registrations {
    private static final Logger LOG = System.getLogger(Registrations.class.getName());

    private Registrations() {}

    /** Takes it back, unless that has happened. */
    static void withdraw(ServiceRegistration<?> registration) {
        try {
            registration.unregister();
        } catch (IllegalStateException e) {
            // The framework was faster: it takes back the services of a bundle that stops.
            LOG.log(Level.DEBUG, "A service was unregistered already");
        }
    }
}
