package io.mien.deploy;

import java.util.Objects;

/**
 * A bundle of a generation.
 *
 * @param name its symbolic name
 * @param version its version
 * @param sha256 digest of its file, lower-case hexadecimal
 * @param deployed whether it came by deploying; else it is the distribution's
 */
public record InstalledBundle(String name, String version, String sha256, boolean deployed) {
    public InstalledBundle {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(sha256, "sha256");
    }
}
