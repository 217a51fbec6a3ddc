package io.mien.console;

import io.mien.console.access.ConsoleException;
import io.mien.console.access.ConsoleSessions;
import io.mien.console.access.LinkTokens;
import io.mien.console.access.PageAddress;
import io.mien.console.access.RequestGate;
import io.mien.console.access.SecurityHeaders;
import io.mien.console.access.SessionServlet;
import io.mien.console.web.PageContext;
import jakarta.servlet.Servlet;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
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
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.HttpServiceRuntimeConstants;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;
import org.osgi.util.tracker.ServiceTracker;

/**
 * The one instance of Felix HTTP, and the page's context in it. The context is registered once the port is known, so nothing
 * is answered before it can be held against the page's address. Thread-safe.
 */
final class RunningServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(RunningServer.class.getName());

    private static final String FELIX_HTTP = "org.apache.felix.http";

    /** A property of the server's own service: another server, or the one before, has not this value. */
    private static final String START = "io.mien.console.start";

    private final Configuration server;
    private final ServiceTracker<HttpServiceRuntime, List<ServiceRegistration<?>>> tracker;
    private final Access access;

    /** What the page's context is made of, and the address once it is known. */
    private record Access(
            BundleContext bundles,
            PageSettings settings,
            long longestBody,
            Duration patience,
            String start,
            ConsoleSessions sessions,
            LinkTokens tokens,
            ScheduledExecutorService worker,
            BrowserOpener opener,
            CompletableFuture<PageAddress> address) {
        List<ServiceRegistration<?>> register(int port) {
            PageAddress at = settings.address(port);
            RequestGate gate = new RequestGate(at, sessions, longestBody);
            SessionServlet session = new SessionServlet(
                    gate, sessions, tokens, settings.password(), settings.tls().isPresent(), System::nanoTime);
            List<ServiceRegistration<?>> registered = new ArrayList<>();
            registered.add(bundles.registerService(
                    ServletContextHelper.class,
                    new PageContext(bundles.getBundle(), gate::admit),
                    new Hashtable<>(Map.of(
                            HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_NAME,
                            PageContext.NAME,
                            HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_PATH,
                            "/",
                            HttpWhiteboardConstants.HTTP_WHITEBOARD_TARGET,
                            "(" + START + "=" + start + ")"))));
            registered.add(bundles.registerService(
                    Servlet.class,
                    session,
                    new Hashtable<>(Map.of(
                            HttpWhiteboardConstants.HTTP_WHITEBOARD_SERVLET_PATTERN,
                            "/session",
                            HttpWhiteboardConstants.HTTP_WHITEBOARD_CONTEXT_SELECT,
                            PageContext.SELECT))));
            address.complete(at);
            return registered;
        }
    }

    /** Notes the server's port when it comes up. */
    private static final class Tracker extends ServiceTracker<HttpServiceRuntime, List<ServiceRegistration<?>>> {
        private final Access access;

        Tracker(Access access) {
            super(access.bundles(), filter(access.start()), null);
            this.access = access;
        }

        @Override
        public List<ServiceRegistration<?>> addingService(ServiceReference<HttpServiceRuntime> reference) {
            for (String endpoint : endpoints(reference)) {
                int port = URI.create(endpoint).getPort();
                if (port > 0) {
                    return access.register(port);
                }
            }
            LOG.log(Level.WARNING, "The page is not served: the server says no port that it listens on");
            return List.of();
        }

        @Override
        public void removedService(
                ServiceReference<HttpServiceRuntime> reference, List<ServiceRegistration<?>> registered) {
            registered.forEach(ServiceRegistration::unregister);
        }

        private static List<String> endpoints(ServiceReference<HttpServiceRuntime> reference) {
            Object value = reference.getProperty(HttpServiceRuntimeConstants.HTTP_SERVICE_ENDPOINT);
            if (value instanceof String[] all) {
                return List.of(all);
            }
            return value instanceof String one ? List.of(one) : List.of();
        }

        private static org.osgi.framework.Filter filter(String start) {
            try {
                return FrameworkUtil.createFilter(
                        "(&(objectClass=" + HttpServiceRuntime.class.getName() + ")(" + START + "=" + start + "))");
            } catch (InvalidSyntaxException e) {
                // A UUID needs no escaping.
                throw new IllegalStateException(e);
            }
        }
    }

    private RunningServer(Configuration server, Tracker tracker, Access access) {
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
        Access access = new Access(
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
        Tracker tracker = new Tracker(access);
        tracker.open();
        // Of this start alone: what Config Admin still has to tell of the server before must not end this one.
        Configuration server = admin.getFactoryConfiguration(FELIX_HTTP, access.start(), "?");
        server.update(properties(access));
        return new RunningServer(server, tracker, access);
    }

    private static Hashtable<String, Object> properties(Access access) {
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
                "org.apache.felix.http.runtime.init." + START,
                access.start(),
                "org.apache.felix.jetty.websocket.enable",
                true,
                "org.apache.felix.http.jetty.sendServerHeader",
                false,
                "org.apache.felix.http.jetty.errorPageCustomHeaders",
                SecurityHeaders.ofErrorPages(),
                "org.apache.felix.http.mbeans",
                false));
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
