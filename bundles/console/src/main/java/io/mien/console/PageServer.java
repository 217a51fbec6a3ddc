package io.mien.console;

import io.mien.console.access.ConsoleException;
import io.mien.session.OwnedDataFolder;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The server of the page, in a product that serves a data folder. It starts once that folder is offered, which is after
 * the page was configured. A command that owns the folder for a change has no page. If it cannot be started as it is configured,
 * it only says why. Thread-safe.
 */
@Component(
        service = PageServer.class,
        immediate = true,
        configurationPid = "io.mien.console",
        configurationPolicy = ConfigurationPolicy.REQUIRE)
@Designate(ocd = ConsoleConfig.class)
public final class PageServer {
    private static final Logger LOG = System.getLogger(PageServer.class.getName());

    private final Optional<RunningServer> running; // empty if there is a refusal
    private final String refusal;

    /** Made by Declarative Services. */
    @Activate
    public PageServer(
            BundleContext bundles,
            @Reference ConfigurationAdmin admin,
            @Reference OwnedDataFolder owned,
            ConsoleConfig config)
            throws IOException {
        Optional<RunningServer> started = Optional.empty();
        String why = "the page is served by a Mien that runs, not for a single command";
        try {
            if (owned.use() == OwnedDataFolder.Use.SERVE) {
                started = Optional.of(RunningServer.start(bundles, admin, PageSettings.of(config, owned), config));
            }
        } catch (ConsoleException e) {
            why = e.getMessage();
            LOG.log(Level.WARNING, "The page is not served: {0}", why);
        }
        running = started;
        refusal = why;
    }

    /**
     * The server, once it serves.
     *
     * @throws ConsoleException saying why there is none
     */
    RunningServer serving() throws ConsoleException {
        RunningServer server = running.orElseThrow(() -> new ConsoleException(refusal));
        server.awaitStart();
        return server;
    }

    @Deactivate
    void stop() {
        running.ifPresent(RunningServer::close);
    }
}
