package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.support.testing.Await;
import io.mien.track.TrackedFrame;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A page loses its connection while it shows a frozen frame, and comes back. */
@Timeout(120)
class ResumedPageTest {
    private static final String LOST =
            "The frozen picture was lost with the connection. Go back and freeze another one.";

    private final TrackedFrame frame = SeenFrames.frame("door", 5, 1);
    private final AtomicReference<Runnable> sessionEnds = new AtomicReference<>(); // of the page that was opened last
    private LiveFrames frames = frames(TimeUnit.HOURS.toMillis(1));

    private static LiveFrames frames(long frozenMillis) {
        LiveFrames made = LiveFramesTest.make(LiveFramesTest.config(frozenMillis, 2), new LiveCodec(), topic -> {});
        made.start();
        return made;
    }

    @AfterEach
    void stop() {
        frames.stop();
    }

    private ViewerSocket open(String id, FakeConnection connection) {
        SessionBond bond = new SessionBond(FakeConnection.request()) {
            @Override
            void begin(Runnable end) {
                sessionEnds.set(end);
            }
        };
        ViewerSocket socket = new ViewerSocket(id, frames, viewer -> () -> {}, new Pointers(topic -> {}), bond);
        socket.onWebSocketOpen(connection.session());
        return socket;
    }

    /** A page that has frozen the frame. */
    private ViewerSocket frozen(String id) {
        ViewerSocket socket = open(id, new FakeConnection(false));
        LiveViewer viewer = frames.viewer(id).orElseThrow();
        frames.tracked(frame);
        viewer.watch(Set.of("door"));
        frames.wake();
        Await.until("the frame is kept", () -> viewer.frame("door", 5).isPresent());
        socket.onWebSocketText("{\"do\": \"freeze\", \"source\": \"door\", \"sequence\": 5}");
        Await.until("it is sent", () -> viewer.frozen().waiting(0).isEmpty());
        return socket;
    }

    private Optional<TrackedFrame> frozenOf(String id) {
        return frames.viewer(id).orElseThrow().frozen().frame();
    }

    private static String resume(String id) {
        return "{\"do\": \"resume\", \"viewer\": \"" + id + "\"}";
    }

    @Test
    void hasItsFrozenFrameOnTheNextConnection() {
        frozen("first").onWebSocketClose(1006, "");
        FakeConnection connection = new FakeConnection(false);
        ViewerSocket again = open("second", connection);
        again.onWebSocketText(resume("first"));
        assertEquals(Optional.of(frame), frozenOf("second"));
        assertTrue(frames.parted("first").isEmpty());
        connection.arrived();
        assertEquals(1, connection.texts.size(), "only its id: the picture is on the page already");
        again.onWebSocketClose(1006, "");
        open("third", new FakeConnection(false)).onWebSocketText(resume("second"));
        assertEquals(Optional.of(frame), frozenOf("third"));
    }

    /** The server hears late of a connection that broke. */
    @Test
    void hasItAlsoIfTheConnectionBeforeSeemsOpen() {
        ViewerSocket first = frozen("first");
        open("second", new FakeConnection(false)).onWebSocketText(resume("first"));
        assertEquals(Optional.of(frame), frozenOf("second"));
        assertEquals(Optional.empty(), frozenOf("first"), "one page has it, and lets it go");
        first.onWebSocketClose(1006, "");
        assertTrue(frames.parted("first").isEmpty());
    }

    @Test
    void isForgottenWhenTheSessionEnds() {
        ViewerSocket socket = frozen("first");
        sessionEnds.get().run();
        assertEquals(Optional.empty(), frozenOf("first"));
        socket.onWebSocketClose(1008, "");
        assertTrue(frames.parted("first").isEmpty());
    }

    @Test
    void isToldWhenItIsLost() {
        FakeConnection connection = new FakeConnection(false);
        open("second", connection).onWebSocketText(resume("first"));
        connection.arrived();
        String told = connection.texts.get(1);
        assertTrue(told.contains(LOST) && told.contains("\"lost\": true"), told);
        assertEquals(Optional.empty(), frozenOf("second"));
    }

    @Test
    void isForgottenAfterAWhile() {
        frames.stop();
        frames = frames(1);
        LiveViewer viewer = new LiveViewer("first", new LiveViewer.Limits(2, Duration.ofMillis(1), 3), null);
        viewer.frozen().keep(frame);
        frames.close(viewer);
        Await.until("it is forgotten", () -> frames.parted("first").isEmpty());
    }

    @Test
    void keepsNoMoreThanSoManyPages() {
        for (int i = 1; i <= 3; i++) {
            frozen("page " + i).onWebSocketClose(1006, "");
        }
        assertTrue(frames.parted("page 1").isEmpty());
        assertTrue(frames.parted("page 2").isPresent());
        assertTrue(frames.parted("page 3").isPresent());
    }

    @Test
    void leavesNothingWithoutAFrozenFrame() {
        open("first", new FakeConnection(false)).onWebSocketClose(1006, "");
        assertTrue(frames.parted("first").isEmpty());
        ViewerSocket thawed = frozen("second");
        thawed.onWebSocketText("{\"do\": \"thaw\"}");
        thawed.onWebSocketClose(1006, "");
        assertTrue(frames.parted("second").isEmpty());
    }
}
