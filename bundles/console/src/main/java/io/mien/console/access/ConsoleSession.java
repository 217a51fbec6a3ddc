package io.mien.console.access;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Somebody who may see the page, in one browser. It ends when they log out, when nothing was asked for a while, when it is old however
 * much is asked, and when the server stops; what stays open, such as a WebSocket, must then be closed. Thread-safe.
 */
public final class ConsoleSession {
    private static final String ATTRIBUTE = ConsoleSession.class.getName();

    private final List<Runnable> listeners = new ArrayList<>(); // guarded by this
    private boolean ended; // guarded by this
    private long usedNanos; // guarded by this
    private final ConsoleSessions owner;
    private final long begunNanos;

    ConsoleSession(ConsoleSessions owner, long nowNanos) {
        this.owner = owner;
        this.begunNanos = nowNanos;
        this.usedNanos = nowNanos;
    }

    /** The session that a request belongs to; empty only for those that need none, as the page's files. */
    public static Optional<ConsoleSession> of(HttpServletRequest request) {
        return Optional.ofNullable((ConsoleSession) request.getAttribute(ATTRIBUTE));
    }

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Whether it has not ended. */
    public boolean isValid() {
        return owner.isValid(this);
    }

    /** Says that it is in use: a message of the browser on an open WebSocket counts as a request does. */
    public void touch() {
        owner.touch(this);
    }

    /**
     * Has a listener called once, on any thread, when the session ends; at once if it has ended already. The listener must not
     * wait.
     *
     * @return takes the listener back
     */
    public Runnable onEnd(Runnable listener) {
        synchronized (this) {
            if (!ended) {
                listeners.add(listener);
                return () -> remove(listener);
            }
        }
        listener.run();
        return () -> {};
    }

    private synchronized void remove(Runnable listener) {
        listeners.remove(listener);
    }

    /** Ends it: its listeners are called. */
    void end() {
        List<Runnable> told;
        synchronized (this) {
            ended = true;
            told = List.copyOf(listeners);
            listeners.clear();
        }
        told.forEach(Runnable::run);
    }

    synchronized boolean hasEnded() {
        return ended;
    }

    synchronized void use(long nowNanos) {
        usedNanos = nowNanos;
    }

    long ageNanos(long nowNanos) {
        return nowNanos - begunNanos;
    }

    synchronized long idleNanos(long nowNanos) {
        return nowNanos - usedNanos;
    }
}
