package io.mien.session;

import java.nio.file.Path;

/**
 * The data folder that this process owns. The program or the command that owns it registers this as a service for as long as
 * that lasts; the deployer, the page and those health checks that look into the folder run while it is registered, and have stopped when
 * {@code unregister} returns.
 *
 * @param data the folder; made absolute
 * @param home the folder of the distribution, from which its bundles come; made absolute
 * @param use what the process does with it
 */
public record OwnedDataFolder(Path data, Path home, Use use) {
    public OwnedDataFolder {
        data = data.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
    }

    /** What a process does with its data folder. */
    public enum Use {
        /** A product serves: what arrives in the inbox is deployed, too. */
        SERVE,

        /** One change of what is installed, tried with stages that are open for as long as it takes. */
        CHANGE,

        /** One change of the list of what is installed; no deployed bundle is started, and the next start uses the list. */
        LIST
    }
}
