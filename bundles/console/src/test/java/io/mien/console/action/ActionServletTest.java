package io.mien.console.action;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.support.testing.RawHttp;
import io.mien.support.testing.RawHttp.Answer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How uploads end that fail, in a real server. */
class ActionServletTest {
    /** Referenced, so that its level stays. */
    private static final Logger JETTY = Logger.getLogger("org.eclipse.jetty");

    private final Server server = new Server();
    private int port;

    /** Reads what it is sent; then the disk is full. */
    private static final class FullDisk extends ActionServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected Map<String, ?> read(String path, ActionInput query) {
            return Map.of();
        }

        @Override
        protected Map<String, ?> act(String path, ActionInput body) {
            return Map.of();
        }

        @Override
        protected Map<String, ?> upload(String path, ActionInput query, InputStream in) throws IOException {
            in.readAllBytes();
            throw new FileSystemException("/tmp/secret.jar", null, "No space left on device");
        }
    }

    @BeforeEach
    void start() throws Exception {
        JETTY.setLevel(Level.WARNING);
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        connector.open();
        port = connector.getLocalPort();
        server.addConnector(connector);
        ServletContextHandler context = new ServletContextHandler("/");
        context.addServlet(new ServletHolder(new FullDisk()), "/api/x/*");
        server.setHandler(context);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private static String[] upload(int length) {
        return new String[] {
            "POST /api/x/upload HTTP/1.1",
            "Host: 127.0.0.1",
            "Content-Type: application/octet-stream",
            "Content-Length: " + length
        };
    }

    @Test
    void aFullDiskIsSaidWithoutPaths() throws IOException {
        Answer answer = RawHttp.send(port, "bytes", upload(5));
        assertEquals(503, answer.status());
        assertEquals("{\"error\": \"the file cannot be stored: disk full\"}", answer.body());
    }

    @Test
    void aFileThatBreaksOffIsRefused() throws IOException {
        Answer answer = RawHttp.sendCut(port, "bytes", upload(100));
        assertEquals(400, answer.status());
        assertEquals("{\"error\": \"the request did not come whole\"}", answer.body());
    }
}
