package io.mien.console.live;

import io.mien.boot.json.JsonException;
import io.mien.console.state.StateFeed;
import io.mien.console.state.StateMessage;
import io.mien.console.state.StateViewer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jetty.websocket.api.Session;

/**
 * The connection of one page: it is sent states as text and frames as binary messages, and says what it has shown, what it watches,
 * which frame it freezes and where it is touched. Thread-safe.
 */
public final class ViewerSocket implements Session.Listener.AutoDemanding, StateViewer, LiveViewer.Wire {
    private static final Logger LOG = System.getLogger(ViewerSocket.class.getName());
    private static final long MOST_TEXT_BYTES = 64 << 10;
    private static final String LOST =
            "The frozen picture was lost with the connection. Go back and freeze another one.";

    private final String id;
    private final LiveFrames frames;
    private final StateFeed feed;
    private final PageTouches touches;
    private final SessionBond bond;
    private Optional<PageConnection> connection = Optional.empty(); // guarded by this
    private Optional<LiveViewer> viewer = Optional.empty(); // guarded by this
    private Optional<StateFeed.Subscription> subscription = Optional.empty(); // guarded by this
    private boolean closed; // guarded by this

    /** @param id under which the page's requests name this connection */
    ViewerSocket(String id, LiveFrames frames, StateFeed feed, Pointers pointers, SessionBond bond) {
        this.id = id;
        this.frames = frames;
        this.feed = feed;
        touches = new PageTouches(pointers);
        this.bond = bond;
    }

    @Override
    public void onWebSocketOpen(Session opened) {
        opened.setMaxTextMessageSize(MOST_TEXT_BYTES);
        opened.setMaxBinaryMessageSize(1);
        opened.setIdleTimeout(Duration.ZERO); // a page that has gone does not answer a ping
        PageConnection page = new PageConnection(opened, frames.onTheWay(), this::failed);
        synchronized (this) {
            connection = Optional.of(page);
        }
        Optional<LiveViewer> found = frames.open(id, this);
        if (found.isEmpty()) {
            page.end(PageConnection.LATER, "Too many pages are open.");
            return;
        }
        synchronized (this) {
            viewer = found;
        }
        told("viewer", StateMessage.of("viewer", Map.of("id", id)));
        StateFeed.Subscription subscribed = feed.subscribe(this);
        synchronized (this) {
            subscription = Optional.of(subscribed);
        }
        bond.begin(() -> over(found.get()));
        if (isClosed()) {
            close(); // it was closed before there was all of this to take back
        }
    }

    /** Who signs out does not come back for a frozen frame. */
    private void over(LiveViewer page) {
        page.frozen().thaw();
        onPage(p -> p.end(PageConnection.POLICY, "The session is over."));
    }

    private synchronized boolean isClosed() {
        return closed;
    }

    private void onPage(Consumer<PageConnection> effect) {
        Optional<PageConnection> page;
        synchronized (this) {
            page = connection;
        }
        page.ifPresent(effect);
    }

    @Override
    public void told(String topic, String message) {
        onPage(p -> p.state(topic, message));
    }

    @Override
    public void send(String source, ByteBuffer frame) {
        onPage(p -> p.frame(source, frame));
    }

    @Override
    public void sendFrozen(ByteBuffer frame) {
        onPage(p -> p.frozen(frame));
    }

    @Override
    public void refuseFrozen(String reason) {
        told("frozen", StateMessage.of("frozen", Map.of("error", reason)));
    }

    @Override
    public synchronized Optional<Long> waitingSince() {
        return connection.flatMap(PageConnection::waitingSince);
    }

    @Override
    public void ping() {
        onPage(PageConnection::ping);
    }

    @Override
    public void onWebSocketPong(ByteBuffer payload) {
        onPage(PageConnection::ponged);
    }

    @Override
    public void drop(String reason) {
        onPage(p -> p.cut(PageConnection.LATER, reason));
    }

    @Override
    public void onWebSocketText(String message) {
        Optional<LiveViewer> page;
        synchronized (this) {
            page = viewer;
        }
        try {
            handle(page.orElseThrow(() -> new JsonException("the page is not open")), PageMessage.of(message));
        } catch (JsonException e) {
            LOG.log(Level.DEBUG, "A page is disconnected", e);
            onPage(p -> p.end(PageConnection.BAD_DATA, "The page said something that is not understood."));
        }
    }

    private void handle(LiveViewer page, PageMessage said) throws JsonException {
        switch (said.action()) {
            case "shown" -> page.shown(said.source(), said.sequence());
            case "watch" -> page.watch(said.sources());
            case "freeze" -> freeze(page, said.source(), said.sequence());
            case "thaw" -> thaw(page);
            case "point" -> point(said);
            case "resume" -> resume(page, said.viewer());
            default -> throw new JsonException("an unknown request");
        }
        frames.wake();
    }

    private void freeze(LiveViewer page, String source, long sequence) {
        bond.touch();
        if (!page.freeze(source, sequence)) {
            refuseFrozen("This frame is not kept any more. Freeze another one.");
        }
    }

    /** The page shows a frame that it froze before its connection was lost. */
    private void resume(LiveViewer page, String earlier) {
        if (!frames.resume(page, earlier)) {
            told("frozen", StateMessage.of("frozen", Map.of("error", LOST, "lost", true)));
        }
    }

    private void thaw(LiveViewer page) {
        bond.touch();
        page.frozen().thaw();
    }

    private void point(PageMessage said) throws JsonException {
        bond.touch();
        touches.pointed(said.source(), said.share("x"), said.share("y"), said.is("pressed"));
    }

    @Override
    public void onWebSocketClose(int status, String reason) {
        close();
    }

    @Override
    public void onWebSocketError(Throwable cause) {
        failed(cause);
    }

    private void failed(Throwable failure) {
        LOG.log(Level.DEBUG, "A page has gone", failure);
        close();
    }

    /** Idempotent. */
    private void close() {
        Optional<LiveViewer> page;
        Optional<StateFeed.Subscription> states;
        synchronized (this) {
            closed = true;
            page = viewer;
            states = subscription;
        }
        onPage(PageConnection::close);
        bond.close();
        page.ifPresent(frames::close);
        touches.end();
        states.ifPresent(StateFeed.Subscription::close);
    }
}
