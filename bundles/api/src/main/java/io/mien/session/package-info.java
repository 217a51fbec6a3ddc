/**
 * What a program or a command tells the bundles of this process, in place of configuring each of them.
 *
 * <p>Used by programs that embed Mien and by the command line. A program whose data folder can be deployed to:
 *
 * <pre>{@code
 * import io.mien.session.OwnedDataFolder;
 * import java.nio.file.Path;
 * import org.osgi.framework.BundleContext;
 *
 * public class Kiosk {
 *     public void open(BundleContext framework, Path data, Path home) {
 *         OwnedDataFolder owned = new OwnedDataFolder(data, home, OwnedDataFolder.Use.SERVE);
 *         framework.registerService(OwnedDataFolder.class, owned, null);
 *     }
 * }
 * }</pre>
 */
@Export
@Version("1.0.0")
package io.mien.session;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
