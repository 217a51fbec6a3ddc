package io.mien.console;

import io.mien.console.access.ConsoleException;
import io.mien.console.access.ConsoleSessions;
import io.mien.console.access.LinkTokens;
import io.mien.console.access.PageAddress;
import io.mien.console.access.SecurityHeaders;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;

/**
 * The one instance of Felix HTTP, and the page's context in it. The context is registered once the port is known, so nothing
 * is answered before it can be held against the page's address. Thread-safe.
 */
final class RunningServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RunningServer.class.getName());

    private static final String FELIX_HTTP = "org.apache.felix.http";

    private final Configuration server;
    private final ServerTracker tracker;
    private final PageAccess access;

    private RunningServer(Configuration server, ServerTracker tracker, PageAccess access) {
        this.server = server;
        this.tracker = tracker;
        this.access = access;
    }

    static RunningServer start(
            BundleContext bundles, ConfigurationAdmin admin, PageSettings settings, ConsoleConfig config)
            throws IOException {
        ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "mien-console");
            thread.setDaemon(true);
            return thread;
        });
        Duration life = Duration.ofSeconds(config.link_seconds());
        ConsoleSessions sessions = new ConsoleSessions(Duration.ofMinutes(config.idle_minutes()), System::nanoTime);
        PageAccess access = new PageAccess(
                bundles,
                settings,
                (long) config.upload_mebibytes() << 20,
                Duration.ofMillis(config.start_millis()),
                UUID.randomUUID().toString(),
                sessions,
                new LinkTokens(life, System::nanoTime),
                worker,
                new BrowserOpener(config.browser(), life, worker),
                new CompletableFuture<>());
        worker.scheduleWithFixedDelay(sessions::expire, 1, 1, TimeUnit.MINUTES);
        ServerTracker tracker = new ServerTracker(access);
        tracker.open();
        // Of this start alone: what Config Admin still has to tell of the server before must not end this one.
        Configuration server = admin.getFactoryConfiguration(FELIX_HTTP, access.start(), "?");
        server.update(properties(access));
        return new RunningServer(server, tracker, access);
    }

    private static Hashtable<String, Object> properties(PageAccess access) {
        PageSettings settings = access.settings();
        boolean secure = settings.tls().isPresent();
        Hashtable<String, Object> properties = new Hashtable<>(Map.of(
                "org.apache.felix.http.host",
                settings.host(),
                "org.apache.felix.http.enable",
                !secure,
                "org.apache.felix.https.enable",
                secure,
                secure ? "org.osgi.service.http.port.secure" : "org.osgi.service.http.port",
                settings.port(),
                "org.apache.felix.http.name",
                "mien",
                "org.apache.felix.http.runtime.init." + ServerTracker.START,
                access.start(),
                "org.apache.felix.jetty.websocket.enable",
                true,
                "org.apache.felix.http.jetty.sendServerHeader",
                false,
                "org.apache.felix.http.jetty.errorPageCustomHeaders",
                SecurityHeaders.ofErrorPages(),
                "org.apache.felix.http.mbeans",
                false));
        properties.put("org.apache.felix.http.timeout", settings.silenceMillis());
        settings.tls().ifPresent(tls -> properties.putAll(tls.toConfiguration()));
        return properties;
    }

    /** @throws ConsoleException if the server does not come up, or does not serve the page, in time */
    void awaitStart() throws ConsoleException {
        address();
        new PageEntrance(this::runtime).await(access.patience());
    }

    private Optional<HttpServiceRuntime> runtime() {
        return Optional.ofNullable(tracker.getServiceReference()).map(access.bundles()::getService);
    }

    private PageAddress address() throws ConsoleException {
        try {
            return access.address().get(access.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            throw new ConsoleException(
                    "the server of the page did not come up within "
                            + access.patience().toMillis() + " ms",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ConsoleException("the wait for the page's server was interrupted", e);
        }
    }

    /** A new link to the page, which opens it once. */
    String link() throws ConsoleException {
        return address().origin() + "/#token=" + access.tokens().issue();
    }

    /** Has a browser on this machine open the page by a link. */
    void open(String link) throws ConsoleException {
        access.opener().open(link);
    }

    @Override
    public void close() {
        access.sessions().close();
        tracker.close();
        access.opener().close();
        access.worker().shutdownNow();
        try {
            server.delete();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The page''s server is not stopped: {0}", e.getMessage());
        }
    }
}
