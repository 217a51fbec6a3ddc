package io.mien.runtime.fake;

import io.mien.matcher.Index;
import io.mien.matcher.Matcher;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;

/** The activator of a bundle that offers a service of Mien's API. */
public final class ApiUser implements BundleActivator {
    @Override
    public void start(BundleContext context) {
        context.registerService(Matcher.class, new NoMatcher(), null);
    }

    @Override
    public void stop(BundleContext context) {}

    private static final class NoMatcher implements Matcher {
        @Override
        public Index open(int dimension) {
            throw new UnsupportedOperationException("dimension " + dimension);
        }
    }
}
