package io.mien.console.access;

import io.mien.console.web.JsonAnswer;
import io.mien.console.web.JsonBody;
import io.mien.console.web.PageFiles;
import io.mien.console.web.RefusedRequestException;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** The page's gate before its files, its sessions and a servlet that answers what it is told, in a real Jetty. */
final class GateServer implements AutoCloseable {
    /** Referenced, so that its level stays. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    static final long LONGEST_BODY = 200_000;

    final FakeClock clock = new FakeClock();
    final ConsoleSessions sessions = new ConsoleSessions(Duration.ofHours(12), clock);
    final LinkTokens tokens = new LinkTokens(Duration.ofSeconds(60), clock);
    private final Server server = new Server();
    private final int port;

    /** @param secure whether cookies and addresses are those of TLS */
    GateServer(PasswordCheck password, boolean secure) throws Exception {
        JETTY.setLevel(Level.WARNING);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.open();
        port = connector.getLocalPort();
        server.addConnector(connector);
        List<String> names = List.of("localhost", "127.0.0.1", "::1");
        RequestGate gate = new RequestGate(new PageAddress(secure, "127.0.0.1", port, names), sessions, LONGEST_BODY);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addFilter(new FilterHolder(new GateFilter(gate)), "/*", EnumSet.of(DispatcherType.REQUEST));
        SessionServlet.Terms terms = new SessionServlet.Terms(password, secure, List.of("live"));
        context.addServlet(new ServletHolder(new SessionServlet(gate, sessions, tokens, terms, clock)), "/session");
        context.addServlet(new ServletHolder(new Echo()), "/api/*");
        context.addServlet(new ServletHolder(new Echo()), "/socket");
        context.addServlet(new ServletHolder(new PageFiles()), "/");
        server.setHandler(context);
        server.start();
    }

    int port() {
        return port;
    }

    @Override
    public void close() throws Exception {
        server.stop();
    }

    private static final class GateFilter extends HttpFilter {
        private static final long serialVersionUID = 1;

        private final transient RequestGate gate;

        GateFilter(RequestGate gate) {
            this.gate = gate;
        }

        @Override
        protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws IOException, jakarta.servlet.ServletException {
            if (gate.admit(request, response)) {
                chain.doFilter(request, response);
            }
        }
    }

    /** Reached with a session only; answers how much it was sent. */
    private static final class Echo extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            JsonAnswer.send(
                    response, Map.of("session", ConsoleSession.of(request).isPresent()));
        }

        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            try {
                if ("application/octet-stream".equals(request.getContentType())) {
                    JsonAnswer.send(
                            response, Map.of("bytes", request.getInputStream().readAllBytes().length));
                } else {
                    JsonAnswer.send(
                            response, Map.of("told", JsonBody.of(request).size()));
                }
            } catch (RefusedRequestException e) {
                JsonAnswer.send(response, e);
            }
        }
    }
}
