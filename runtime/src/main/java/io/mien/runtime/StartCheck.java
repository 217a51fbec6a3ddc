package io.mien.runtime;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * Starts all bundles of a product once, those for single commands included, and stops them: {@code mien compose} runs it on what
 * it has composed. Without the product's configurations, so that no camera is opened and no port.
 */
public final class StartCheck {
    private static final int FAILED = 1;

    private StartCheck() {}

    /** @param arguments folder of the product, and the name of its feature; what does not start is printed, and the exit code is 1 */
    public static void main(String[] arguments) {
        try {
            check(Distribution.open(Path.of(arguments[0])), arguments[1]);
        } catch (StartException e) {
            System.err.println(e.getMessage());
            System.exit(FAILED);
        }
    }

    /** @throws StartException naming what does not start */
    static void check(Distribution distribution, String product) throws StartException {
        Feature feature = distribution.read(product);
        List<Path> files = new ArrayList<>();
        for (FeatureBundle bundle : feature.bundles()) {
            files.add(distribution.bundle(bundle.id()));
        }
        Feature bare = new Feature(feature.id(), feature.bundles(), Map.of(), feature.properties());
        try (MienRuntime runtime =
                MienRuntime.start(distribution, bare, files, RuntimeOptions.standalone(), Optional.empty(), false)) {
            for (Bundle bundle : runtime.context().getBundles()) {
                if (!started(bundle)) {
                    throw new StartException(
                            "the bundle " + bundle.getSymbolicName() + " " + bundle.getVersion() + " does not start");
                }
            }
        }
    }

    /** A fragment starts with its host; a bundle that is activated lazily waits for the first use of its classes. */
    private static boolean started(Bundle bundle) {
        Dictionary<String, String> headers = bundle.getHeaders();
        String policy = headers.get(Constants.BUNDLE_ACTIVATIONPOLICY);
        boolean lazy = policy != null && policy.startsWith(Constants.ACTIVATION_LAZY);
        return bundle.getState() == Bundle.ACTIVE
                || (lazy && bundle.getState() == Bundle.STARTING)
                || headers.get(Constants.FRAGMENT_HOST) != null;
    }
}
