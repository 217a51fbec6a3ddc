package io.mien.console.live;

import io.mien.console.web.JsonAnswer;
import io.mien.console.web.RefusedRequestException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.jetty.ee10.websocket.server.JettyWebSocketServerContainer;

/** Makes a WebSocket of a request. */
final class SocketUpgrade {
    private SocketUpgrade() {}

    /**
     * Upgrades a request, or answers that it does not ask for that.
     *
     * @param socket the end of the connection, with Jetty's methods or annotations
     */
    static void to(Object socket, ServletContext context, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        JettyWebSocketServerContainer container = JettyWebSocketServerContainer.getContainer(context);
        boolean upgraded = container.upgrade((asked, answer) -> socket, request, response);
        if (!upgraded && !response.isCommitted()) {
            JsonAnswer.send(response, new RefusedRequestException(400, "this address takes WebSockets only"));
        }
    }
}
