package io.mien.console.live;

import io.mien.boot.json.JsonWriter;
import io.mien.camera.BrowserCamera;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * The connection over which a page sends its camera: JPEG pictures as binary messages, each answered with {@code {"took": n}}
 * before the next one is sent. A page that sends something else, or does not read its answers, is told why, and disconnected. For
 * Jetty's threads, which call it one after the other.
 */
public final class CameraSocket implements Session.Listener.AutoDemanding {
    private static final Logger LOG = System.getLogger(CameraSocket.class.getName());

    private static final int POLICY = 1008;
    private static final int GOING = 1001;
    private static final long MOST_BYTES = 2 << 20;
    /** A page reads an answer before it sends the next picture. */
    private static final int MOST_UNREAD = 16;

    private static final Duration SILENCE = Duration.ofSeconds(60);
    /** What a reason may have at most in a close frame, RFC 6455. */
    private static final int LONGEST_REASON = 120;

    private final BrowserCamera camera;
    private final SessionBond bond;
    private volatile Optional<Session> session = Optional.empty();
    private Optional<BrowserCamera.Sender> sender = Optional.empty();
    private final AtomicInteger unread = new AtomicInteger();
    private long took;

    CameraSocket(BrowserCamera camera, SessionBond bond) {
        this.camera = camera;
        this.bond = bond;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        opened.setMaxBinaryMessageSize(MOST_BYTES);
        opened.setMaxTextMessageSize(1);
        opened.setIdleTimeout(SILENCE);
        session = Optional.of(opened);
        sender = Optional.of(camera.connect(reason -> close(GOING, reason)));
        bond.begin(() -> close(POLICY, "The session is over."));
    }

    @Override
    public void onWebSocketBinary(ByteBuffer payload, Callback callback) {
        byte[] jpeg = new byte[payload.remaining()];
        payload.get(jpeg);
        callback.succeed();
        Optional<String> wrong = sender.isEmpty()
                ? Optional.of("The camera has gone.")
                : sender.get().send(jpeg);
        if (wrong.isPresent()) {
            close(POLICY, wrong.get());
        } else if (unread.incrementAndGet() > MOST_UNREAD) {
            close(POLICY, "The camera does not read its answers.");
        } else {
            String answer = JsonWriter.line(Map.of("took", ++took));
            Callback sent = Callback.from(
                    unread::decrementAndGet, failure -> LOG.log(Level.DEBUG, "A page's camera has gone", failure));
            session.ifPresent(s -> s.sendText(answer, sent));
        }
    }

    @Override
    public void onWebSocketText(String message) {
        close(POLICY, "The camera sent text.");
    }

    private void close(int code, String reason) {
        String shown = reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) : reason;
        session.ifPresent(s -> s.close(code, shown, Callback.NOOP));
    }

    @Override
    public void onWebSocketClose(int status, String reason) {
        leave();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.log(Level.DEBUG, "A page's camera has gone", cause);
        leave();
    }

    private void leave() {
        bond.close();
        sender.ifPresent(BrowserCamera.Sender::close);
    }
}
