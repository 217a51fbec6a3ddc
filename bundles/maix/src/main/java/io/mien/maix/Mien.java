package io.mien.maix;

import io.mien.deploy.Deployment;
import io.mien.recognizer.Recognizer;
import java.time.Duration;
import org.osgi.framework.BundleContext;

/**
 * The Mien that runs inside a program of this API, for those who want more than MaixPy has: its stages, swaps and deployments. Thread-safe.
 */
public interface Mien {
    /**
     * The framework, which sees all services and bundles.
     *
     * @throws MaixException {@link Err#ERR_NOT_READY} after the end
     */
    BundleContext context();

    /**
     * A service, waited for.
     *
     * @throws MaixException naming the service, if it does not come in time
     */
    <T> T service(Class<T> type, Duration wait);

    /** The recognizer whose line-up serves. */
    Recognizer recognizer();

    /** What installs, replaces and removes bundles while the program runs; needs a {@linkplain StartRequest#storage folder}. */
    Deployment deployment();
}
