package io.mien.deploy;

import org.osgi.annotation.versioning.ProviderType;

/** A bundle of a generation. Made by the deployer. */
@ProviderType
public sealed interface InstalledBundle permits InstalledBundleValues {
    /** Its symbolic name. */
    String name();

    /** Its version. */
    String version();

    /** Digest of its file, lower-case hexadecimal. */
    String sha256();

    /** Whether it came by deploying; else it is the distribution's. */
    boolean deployed();

    /** Whether a newer one takes its place while Mien runs; else it is exchanged while Mien is stopped. */
    boolean replaceable();

    /** A bundle of the distribution. */
    static InstalledBundle of(String name, String version, String sha256) {
        return new InstalledBundleValues(name, version, sha256, false, false);
    }

    /** The same, which came by deploying or with the distribution. */
    InstalledBundle deployed(boolean later);

    /** The same, whose place a newer one takes while Mien runs, or does not. */
    InstalledBundle replaceable(boolean running);
}
