package io.mien.demo.swap;

import io.mien.MienException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.FrameworkUtil;

/** Puts the next version of an installed bundle beside it, and takes the old one away. */
final class BundleUpgrades {
    private static final String REFERENCE = "reference:";
    private static final String LOCATION = "mien-swap:";

    private final BundleContext context;

    private BundleUpgrades(BundleContext context) {
        this.context = context;
    }

    /** In the framework that this class runs in. */
    static BundleUpgrades here() {
        return new BundleUpgrades(FrameworkUtil.getBundle(BundleUpgrades.class).getBundleContext());
    }

    /** The newest installed bundle of a name. */
    Bundle newest(String symbolicName) throws MienException {
        return Arrays.stream(context.getBundles())
                .filter(b -> symbolicName.equals(b.getSymbolicName()))
                .max(Comparator.comparing(Bundle::getVersion))
                .orElseThrow(() -> new MienException("no bundle " + symbolicName + " is installed"));
    }

    /** Starts the next version of {@code old} beside it. */
    Bundle start(Bundle old, String version) throws MienException {
        String location = LOCATION + old.getSymbolicName() + "/" + version;
        try {
            byte[] jar = NextVersion.of(file(old), version);
            Bundle newcomer = context.installBundle(location, new ByteArrayInputStream(jar));
            newcomer.start(Bundle.START_ACTIVATION_POLICY);
            return newcomer;
        } catch (IOException | BundleException e) {
            throw new MienException(old.getSymbolicName() + " cannot be upgraded: " + e.getMessage(), e);
        }
    }

    private static Path file(Bundle bundle) throws MienException {
        String location = bundle.getLocation();
        if (!location.startsWith(REFERENCE)) {
            throw new MienException(bundle.getSymbolicName() + " does not lie in the distribution, but in " + location);
        }
        return Path.of(URI.create(location.substring(REFERENCE.length())));
    }

    void uninstall(Bundle bundle) throws MienException {
        try {
            bundle.uninstall();
        } catch (BundleException e) {
            throw new MienException(bundle.getSymbolicName() + " cannot be taken away: " + e.getMessage(), e);
        }
    }
}
