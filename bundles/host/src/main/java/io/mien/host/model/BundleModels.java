package io.mien.host.model;

import io.mien.support.jar.JarLimits;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Enumeration;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;

/**
 * Finds models in installed bundles: {@code OSGI-INF/mien/*.mud} beside the weights.
 *
 * @param cache folder of unpacked weights
 * @param limits what a model bundle may unpack to
 */
record BundleModels(Path cache, JarLimits limits) {
    private static final String FOLDER = "OSGI-INF/mien/";
    private static final Duration EXCHANGE = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(5);

    ModelScan search(Bundle bundle) {
        ModelScan found = new ModelScan(limits);
        // getEntryPaths, not findEntries: looking must not resolve the bundle.
        Enumeration<String> paths = bundle.getEntryPaths(FOLDER);
        String origin = bundle.getSymbolicName() + " " + bundle.getVersion();
        for (String path : paths == null ? Collections.<String>emptyList() : Collections.list(paths)) {
            if (path.endsWith(".mud")) {
                found.read(
                        path.substring(FOLDER.length()),
                        origin,
                        bundle.getBundleId(),
                        () -> entry(bundle, path).openStream(),
                        mud -> weights(bundle, mud.file()),
                        file -> entry(bundle, FOLDER + file).openStream());
            }
        }
        return found;
    }

    private ModelWeights weights(Bundle bundle, String file) {
        return new PackedWeights(new BundleEntry(bundle, FOLDER + file), cache, limits.unpackedBytes());
    }

    private static URL entry(Bundle bundle, String path) throws FileNotFoundException {
        URL entry = patiently(bundle, path);
        if (entry == null) {
            throw new FileNotFoundException(bundle.getSymbolicName() + " has no " + path);
        }
        return entry;
    }

    /**
     * An update closes a bundle's content and opens it again, after it told that it is over: what is asked in between fails
     * in a way of the framework's own, and a moment later does not.
     */
    private static URL patiently(Bundle bundle, String path) throws FileNotFoundException {
        long end = System.nanoTime() + EXCHANGE.toNanos();
        while (true) {
            try {
                return bundle.getEntry(path);
            } catch (RuntimeException e) {
                if (bundle.getState() == Bundle.UNINSTALLED || System.nanoTime() - end > 0) {
                    String reason = bundle.getSymbolicName() + " cannot be read: " + e;
                    throw (FileNotFoundException) new FileNotFoundException(reason).initCause(e);
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        }
    }

    /** Equal to itself only: a bundle that was updated may have another in its place. */
    private static final class BundleEntry implements PackedWeights.Entry {
        private final Bundle bundle;
        private final String path;

        BundleEntry(Bundle bundle, String path) {
            this.bundle = bundle;
            this.path = path;
        }

        @Override
        public PackedWeights.Entry beside(String name) {
            return new BundleEntry(bundle, path.substring(0, path.lastIndexOf('/') + 1) + name);
        }

        @Override
        public InputStream open() throws IOException {
            return entry(bundle, path).openStream();
        }

        @Override
        public long size() throws IOException {
            URLConnection connection = entry(bundle, path).openConnection();
            // The connection holds the entry open from here on.
            try (InputStream in = connection.getInputStream()) {
                return connection.getContentLengthLong();
            }
        }
    }
}
