package io.mien.console.live;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/** A connection of Jetty's: each message is on the way until a test says that it has arrived. */
final class FakeConnection {
    final List<String> texts = new ArrayList<>();
    final List<Byte> frames = new ArrayList<>(); // the first byte of each
    final List<String> ends = new ArrayList<>();
    /** After which Jetty ends the connection; zero for never. */
    Duration longestSilence = Duration.ZERO;

    private final Deque<Callback> onTheWay = new ArrayDeque<>();
    private final boolean broken;

    /** @param broken whether each message fails at once */
    FakeConnection(boolean broken) {
        this.broken = broken;
    }

    /** Asks for no session of the page. */
    static HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                FakeConnection.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> null);
    }

    Session session() {
        return (Session) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Session.class}, (proxy, method, arguments) -> {
                    switch (method.getName()) {
                        case "sendText" -> {
                            texts.add((String) arguments[0]);
                            send((Callback) arguments[1]);
                        }
                        case "sendBinary" -> {
                            frames.add(((ByteBuffer) arguments[0]).get(0));
                            send((Callback) arguments[1]);
                        }
                        case "close" -> ends.add(arguments[0] + " " + arguments[1]);
                        case "setIdleTimeout" -> longestSilence = (Duration) arguments[0];
                        case "setMaxTextMessageSize", "setMaxBinaryMessageSize" -> {}
                        default -> throw new UnsupportedOperationException(method.getName());
                    }
                    return null;
                });
    }

    private void send(Callback sent) {
        if (broken) {
            sent.fail(new IllegalStateException("reset"));
        } else {
            onTheWay.add(sent);
        }
    }

    void arrived() {
        onTheWay.remove().succeed();
    }
}
