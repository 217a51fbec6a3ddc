/**
 * What a program or a command tells the bundles of this process, in place of configuring each of them.
 *
 * <p>Used by programs that embed Mien and by the command line. A program that recognizes faces, with a gallery of its own and the
 * installed models. {@code Sessions} is a service:
 *
 * <pre>{@code
 * import io.mien.MienException;
 * import io.mien.session.Session;
 * import io.mien.session.SessionOptions;
 * import io.mien.session.Sessions;
 * import java.nio.file.Path;
 *
 * public class Desk {
 *     public Session open(Sessions sessions, Path gallery) throws MienException {
 *         return sessions.open(SessionOptions.defaults().models().gallery("io.mien.store.derby", gallery));
 *     }
 * }
 * }</pre>
 *
 * <p>A program whose data folder can be deployed to:
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
@Version("1.1.0")
package io.mien.session;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
