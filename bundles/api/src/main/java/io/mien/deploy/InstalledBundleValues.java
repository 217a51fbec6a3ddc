package io.mien.deploy;

import java.util.Objects;

/** The values of a {@link InstalledBundle}. */
record InstalledBundleValues(String name, String version, String sha256, boolean deployed, boolean replaceable)
        implements InstalledBundle {
    InstalledBundleValues {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(sha256, "sha256");
    }

    @Override
    public InstalledBundle deployed(boolean later) {
        return new InstalledBundleValues(name, version, sha256, later, replaceable);
    }

    @Override
    public InstalledBundle replaceable(boolean running) {
        return new InstalledBundleValues(name, version, sha256, deployed, running);
    }
}
