package io.mien.console.live;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import io.mien.boot.json.JsonWriter;
import io.mien.console.state.StateFeed;
import io.mien.console.state.StateViewer;
import io.mien.picture.PictureException;
import io.mien.track.TrackedFrame;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jetty.websocket.api.Callback;
import org.eclipse.jetty.websocket.api.Session;

/**
 * The connection of one page: states as text, frames as binary messages. One message is on the way at a time; until it has arrived, the newest
 * state of each topic waits, and the few frames that the page was due for. Thread-safe.
 */
public final class ViewerSocket implements Session.Listener.AutoDemanding, StateViewer, LiveViewer.Wire {
    private static final Logger LOG = System.getLogger(ViewerSocket.class.getName());

    /** Codes of RFC 6455: the page said something that is not understood; Mien has enough pages. */
    private static final int BAD_DATA = 1003;

    private static final int POLICY = 1008;
    private static final int LATER = 1013;
    private static final long MOST_TEXT_BYTES = 64 << 10;
    private static final int MOST_WATCHED = 256;

    private final String id;
    private final LiveFrames frames;
    private final StateFeed feed;
    private final SessionBond bond;
    private final Map<String, String> states = new LinkedHashMap<>(); // guarded by this
    private final Deque<ByteBuffer> pictures = new ArrayDeque<>(); // guarded by this
    private Optional<ByteBuffer> frozen = Optional.empty(); // guarded by this
    private Optional<Session> session = Optional.empty(); // guarded by this
    private Optional<Long> pinged = Optional.empty(); // since when there is no answer; guarded by this
    private Optional<Long> sending = Optional.empty(); // since when; guarded by this
    private Optional<LiveViewer> viewer = Optional.empty(); // written as the first thing, by Jetty
    private Optional<StateFeed.Subscription> subscription = Optional.empty(); // as viewer

    /** @param id under which the page's requests name this connection */
    ViewerSocket(String id, LiveFrames frames, StateFeed feed, SessionBond bond) {
        this.id = id;
        this.frames = frames;
        this.feed = feed;
        this.bond = bond;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        opened.setMaxTextMessageSize(MOST_TEXT_BYTES);
        opened.setMaxBinaryMessageSize(1);
        opened.setIdleTimeout(Duration.ZERO); // a page that has gone does not answer a ping
        synchronized (this) {
            session = Optional.of(opened);
        }
        viewer = frames.open(id, this);
        if (viewer.isEmpty()) {
            opened.close(LATER, "Too many pages are open.", Callback.NOOP);
            return;
        }
        told("viewer", state("viewer", Map.of("id", id)));
        subscription = Optional.of(feed.subscribe(this));
        bond.begin(this::end);
    }

    private static String state(String topic, Object state) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("topic", topic);
        message.put("state", state);
        return JsonWriter.line(message);
    }

    @Override
    public void told(String topic, String message) {
        synchronized (this) {
            states.remove(topic);
            states.put(topic, message);
        }
        flush();
    }

    @Override
    public void send(ByteBuffer frame) {
        synchronized (this) {
            pictures.add(frame);
        }
        flush();
    }

    /** Sends what waits, if nothing is on the way: states first, for they are small. */
    private void flush() {
        Session to;
        Optional<String> text = Optional.empty();
        Optional<ByteBuffer> picture = Optional.empty();
        synchronized (this) {
            boolean nothing = states.isEmpty() && pictures.isEmpty() && frozen.isEmpty();
            if (session.isEmpty() || sending.isPresent() || nothing) {
                return;
            }
            to = session.get();
            sending = Optional.of(System.nanoTime());
            Iterator<String> waiting = states.values().iterator();
            if (waiting.hasNext()) {
                text = Optional.of(waiting.next());
                waiting.remove();
            } else if (frozen.isPresent()) {
                picture = frozen;
                frozen = Optional.empty();
            } else {
                picture = Optional.of(pictures.remove());
            }
        }
        Callback sent = Callback.from(this::sent, this::failed);
        text.ifPresent(t -> to.sendText(t, sent));
        picture.ifPresent(p -> to.sendBinary(p, sent));
    }

    private void sent() {
        synchronized (this) {
            sending = Optional.empty();
        }
        flush();
    }

    private void failed(Throwable failure) {
        LOG.log(Level.DEBUG, "A page has gone", failure);
        close();
    }

    @Override
    public synchronized Optional<Long> waitingSince() {
        return sending.or(() -> pinged);
    }

    @Override
    public void ping() {
        Optional<Session> to;
        synchronized (this) {
            to = pinged.isPresent() ? Optional.empty() : session;
            pinged = pinged.or(() -> Optional.of(System.nanoTime()));
        }
        to.ifPresent(s -> s.sendPing(ByteBuffer.allocate(0), Callback.from(() -> {}, this::failed)));
    }

    @Override
    public synchronized void onWebSocketPong(ByteBuffer payload) {
        pinged = Optional.empty();
    }

    @Override
    public void drop(String reason) {
        // A page that does not read does not read a farewell either; the connection is cut once that was tried.
        current().ifPresent(s -> s.close(LATER, reason, Callback.from(s::disconnect, failure -> s.disconnect())));
    }

    private void end() {
        current().ifPresent(s -> s.close(POLICY, "The session is over.", Callback.NOOP));
    }

    private synchronized Optional<Session> current() {
        return session;
    }

    @Override
    public void onWebSocketText(String message) {
        bond.touch();
        try {
            if (viewer.isEmpty() || !(Json.parse(message) instanceof Map<?, ?> request)) {
                throw new JsonException("an object is missing");
            }
            handle(viewer.get(), request);
        } catch (JsonException | ClassCastException e) {
            current()
                    .ifPresent(
                            s -> s.close(BAD_DATA, "The page said something that is not understood.", Callback.NOOP));
        }
    }

    private void handle(LiveViewer page, Map<?, ?> request) throws JsonException {
        switch (String.valueOf(request.get("do"))) {
            case "shown" -> page.shown(source(request), sequence(request));
            case "watch" -> page.watch(sources(request));
            case "freeze" -> freeze(page, source(request), sequence(request));
            case "thaw" -> page.freeze(Optional.empty());
            default -> throw new JsonException("an unknown request");
        }
        frames.wake();
    }

    private static String source(Map<?, ?> request) throws JsonException {
        return request.get("source") instanceof String source ? source : missing("source");
    }

    private static long sequence(Map<?, ?> request) throws JsonException {
        return request.get("sequence") instanceof Long sequence ? sequence : missing("sequence");
    }

    private static Set<String> sources(Map<?, ?> request) throws JsonException {
        if (!(request.get("sources") instanceof List<?> list) || list.size() > MOST_WATCHED) {
            return missing("sources");
        }
        Set<String> sources = new HashSet<>();
        for (Object source : list) {
            sources.add(source instanceof String name ? name : missing("sources"));
        }
        return sources;
    }

    private static <T> T missing(String what) throws JsonException {
        throw new JsonException(what + " is missing");
    }

    private void freeze(LiveViewer page, String source, long sequence) {
        Optional<TrackedFrame> frame = page.frame(source, sequence);
        page.freeze(frame);
        try {
            if (frame.isPresent()) {
                sendFrozen(frames.frozen(frame.get()));
            } else {
                refuse("This frame is not kept any more. Freeze another one.");
            }
        } catch (PictureException e) {
            refuse(e.getMessage());
        }
    }

    private void sendFrozen(ByteBuffer message) {
        synchronized (this) {
            frozen = Optional.of(message);
        }
        flush();
    }

    private void refuse(String reason) {
        told("frozen", state("frozen", Map.of("error", reason)));
    }

    @Override
    public void onWebSocketClose(int status, String reason) {
        close();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        LOG.log(Level.DEBUG, "A page has gone", cause);
        close();
    }

    private void close() {
        synchronized (this) {
            session = Optional.empty();
            states.clear();
            pictures.clear();
            frozen = Optional.empty();
        }
        bond.close();
        viewer.ifPresent(frames::close);
        subscription.ifPresent(StateFeed.Subscription::close);
    }
}
