package io.mien.console.live;

import io.mien.console.access.ConsoleSession;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/**
 * Binds a socket to the session of the request that opened it: the socket ends with it. What a page says by itself does not keep the
 * session in use, only what a person does. Thread-safe.
 */
class SessionBond {
    private final Optional<ConsoleSession> session;
    private volatile Runnable loose = () -> {};

    /** @param request that opens a socket; without a session only where none is asked for */
    SessionBond(HttpServletRequest request) {
        session = ConsoleSession.of(request);
    }

    /** @param end is called when the session ends, or at once if it has ended */
    void begin(Runnable end) {
        session.ifPresent(s -> loose = s.onEnd(end));
    }

    /** A person has done something. */
    void touch() {
        session.ifPresent(ConsoleSession::touch);
    }

    /** The socket has ended. Idempotent. */
    void close() {
        loose.run();
    }
}
