package io.mien.runtime;

import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;

/** Why a bundle is not resolved. */
final class UnresolvedBundle {
    private UnresolvedBundle() {}

    static String describe(Bundle bundle) {
        String name = bundle.getSymbolicName() + " " + bundle.getVersion();
        if (Installation.isFragment(bundle)) {
            return name + " does not fit this platform or finds no host: it is a fragment of "
                    + bundle.getHeaders("").get(Constants.FRAGMENT_HOST);
        }
        try {
            // Only a start tells the reason.
            bundle.start(Bundle.START_TRANSIENT);
            return name + " was not resolved at first";
        } catch (BundleException e) {
            return name + " cannot be resolved: " + e.getMessage();
        }
    }
}
