package io.mien.deploy.jar;

import java.nio.file.Path;
import org.osgi.framework.Version;

/**
 * A file that may be deployed.
 *
 * @param file as it was named
 * @param name symbolic name
 * @param version of the bundle
 * @param model whether it is a model bundle
 * @param sha256 digest of the file that was checked
 */
public record NewBundle(Path file, String name, Version version, boolean model, String sha256) {
    @Override
    public String toString() {
        return name + " " + version;
    }
}
