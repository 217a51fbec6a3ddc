package io.mien.console.live;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * Sends messages to one page, one at a time. Until it has arrived, the newest state of each topic waits, one frozen frame, and a
 * bounded number of frames of each source, whatever the page says that it has shown. Thread-safe; never waits.
 */
final class PageConnection {
    /** Codes of RFC 6455. */
    static final int BAD_DATA = 1003;

    static final int POLICY = 1008;
    static final int LATER = 1013;

    private final Session session;
    private final int framesOfSource;
    private final Consumer<Throwable> failed;
    private final Map<String, String> states = new LinkedHashMap<>(); // guarded by this
    private final Deque<Waiting> frames = new ArrayDeque<>(); // guarded by this
    private Optional<ByteBuffer> frozen = Optional.empty(); // guarded by this
    private Optional<Long> pinged = Optional.empty(); // since when there is no answer; guarded by this
    private Optional<Long> sending = Optional.empty(); // since when; guarded by this
    private boolean closed; // guarded by this

    private record Waiting(String source, ByteBuffer frame) {}

    /**
     * @param framesOfSource most frames of a source that wait; with one more, the oldest is dropped
     * @param failed is told when the page cannot be reached any more
     */
    PageConnection(Session session, int framesOfSource, Consumer<Throwable> failed) {
        this.session = session;
        this.framesOfSource = framesOfSource;
        this.failed = failed;
    }

    /** Sends the state of a topic, in place of one that waits. */
    void state(String topic, String message) {
        synchronized (this) {
            states.remove(topic);
            states.put(topic, message);
        }
        flush();
    }

    void frame(String source, ByteBuffer frame) {
        synchronized (this) {
            List<Waiting> ofSource =
                    frames.stream().filter(w -> w.source.equals(source)).toList();
            if (ofSource.size() >= framesOfSource) {
                frames.removeIf(w -> w == ofSource.get(0));
            }
            frames.add(new Waiting(source, frame));
        }
        flush();
    }

    /** Sends a frozen frame, in place of one that waits. */
    void frozen(ByteBuffer frame) {
        synchronized (this) {
            frozen = Optional.of(frame);
        }
        flush();
    }

    /** Sends what waits, if nothing is on the way: states first, for they are small. */
    private void flush() {
        Optional<String> text = Optional.empty();
        Optional<ByteBuffer> picture = Optional.empty();
        synchronized (this) {
            boolean nothing = states.isEmpty() && frames.isEmpty() && frozen.isEmpty();
            if (closed || sending.isPresent() || nothing) {
                return;
            }
            sending = Optional.of(System.nanoTime());
            Iterator<String> waiting = states.values().iterator();
            if (waiting.hasNext()) {
                text = Optional.of(waiting.next());
                waiting.remove();
            } else if (frozen.isPresent()) {
                picture = frozen;
                frozen = Optional.empty();
            } else {
                picture = Optional.of(frames.remove().frame);
            }
        }
        Callback sent = Callback.from(this::sent, failed);
        text.ifPresent(t -> session.sendText(t, sent));
        picture.ifPresent(p -> session.sendBinary(p, sent));
    }

    private void sent() {
        synchronized (this) {
            sending = Optional.empty();
        }
        flush();
    }

    /** Since when a message is on the way, or a ping is not answered. */
    synchronized Optional<Long> waitingSince() {
        return sending.or(() -> pinged);
    }

    /** Asks the page for an answer, unless it owes one. */
    void ping() {
        synchronized (this) {
            if (closed || pinged.isPresent()) {
                return;
            }
            pinged = Optional.of(System.nanoTime());
        }
        session.sendPing(ByteBuffer.allocate(0), Callback.from(() -> {}, failed));
    }

    /** The page has answered a ping. */
    synchronized void ponged() {
        pinged = Optional.empty();
    }

    /** Says farewell. */
    void end(int status, String reason) {
        if (!isClosed()) {
            session.close(status, reason, Callback.NOOP);
        }
    }

    /** Cuts the connection once a farewell was tried: a page that does not read does not read that either. */
    void cut(int status, String reason) {
        if (!isClosed()) {
            session.close(status, reason, Callback.from(session::disconnect, failure -> session.disconnect()));
        }
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    /** Sends nothing any more, and forgets what waits. Idempotent. */
    synchronized void close() {
        closed = true;
        states.clear();
        frames.clear();
        frozen = Optional.empty();
    }
}
