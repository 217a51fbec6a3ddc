package io.mien.runtime.fake;

import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** Says that it ran. */
public final class UnlistedActivator implements BundleActivator {
    public static final String RAN = "mien.test.unlisted";

    @Override
    public void start(BundleContext context) {
        System.setProperty(RAN, "true");
    }

    @Override
    public void stop(BundleContext context) {
        // It leaves its trace.
    }
}
