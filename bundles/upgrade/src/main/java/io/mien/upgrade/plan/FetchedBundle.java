package io.mien.upgrade.plan;

import io.mien.MienException;
import io.mien.boot.generation.BundleManifest;
import io.mien.deploy.InstalledBundle;
import io.mien.support.files.IoReason;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.framework.Version;

/** What the manifest of a bundle says that has come. */
public final class FetchedBundle {
    private FetchedBundle() {}

    /**
     * Requires that a bundle takes the place of those of its name: only a newer one does while they run.
     *
     * @param running what is installed
     * @throws MienException naming the file, if one of its name is as new or newer, or if it cannot be read
     */
    public static void requireNewer(Path jar, List<InstalledBundle> running) throws MienException {
        try {
            BundleManifest manifest = BundleManifest.read(jar);
            Version version = Version.parseVersion(manifest.version());
            for (InstalledBundle bundle : running) {
                if (bundle.name().equals(manifest.name())
                        && Version.parseVersion(bundle.version()).compareTo(version) >= 0) {
                    throw new MienException(jar.getFileName() + ": " + manifest.name() + " " + version
                            + " is not newer than " + bundle.version()
                            + ", which runs; such a change can be made only while Mien is stopped");
                }
            }
        } catch (IllegalArgumentException e) {
            throw new MienException(jar.getFileName() + ": has no version of a bundle: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new MienException(jar.getFileName() + ": cannot be read: " + IoReason.of(e), e);
        }
    }
}
