package io.mien.console;

import io.mien.console.access.ConsoleSessions;
import io.mien.console.access.LinkTokens;
import io.mien.console.access.PageAddress;
import io.mien.console.access.RequestGate;
import io.mien.console.access.SessionServlet;
import io.mien.console.web.PageContext;
import jakarta.servlet.Servlet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.servlet.context.ServletContextHelper;
import org.osgi.service.servlet.whiteboard.HttpWhiteboardConstants;

/**
 * Who may see the page, and by which address: what its context in the server is made of. Thread-safe.
 *
 * @param start tells this start of the server from every other, {@link ServerTracker#START}
 * @param address known once the server listens
 */
record PageAccess(
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
    /** Registers the page's context, and what answers before anybody is logged in. */
    List<ServiceRegistration<?>> register(int port) {
        PageAddress at = settings.address(port);
        RequestGate gate = new RequestGate(at, sessions, longestBody);
        SessionServlet session = new SessionServlet(gate, sessions, tokens, settings.terms(), System::nanoTime);
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
                        "(" + ServerTracker.START + "=" + start + ")"))));
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
