package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.json.JsonException;
import io.mien.console.state.StateFeed;
import io.mien.console.state.StateViewer;
import io.mien.display.PointerListener;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewerSocketTest {
    private final LiveFrames frames =
            LiveFramesTest.make(LiveFramesTest.config(60_000, 2), new LiveCodec(), topic -> {});
    private final List<StateViewer> told = new ArrayList<>();
    private final CountingBond bond = new CountingBond();
    private final Pointers pointers = new Pointers(topic -> {});

    /** Counts what a person did. */
    static final class CountingBond extends SessionBond {
        int touched;

        CountingBond() {
            super(FakeConnection.request());
        }

        @Override
        void touch() {
            touched++;
        }
    }

    private ViewerSocket open(FakeConnection connection) {
        StateFeed feed = viewer -> {
            told.add(viewer);
            return () -> told.remove(viewer);
        };
        ViewerSocket socket = new ViewerSocket("page", frames, feed, pointers, bond);
        socket.onWebSocketOpen(connection.session());
        return socket;
    }

    @Test
    void pageThatVanishesWhileItIsOpenedLeavesNothing() {
        open(new FakeConnection(true));
        assertEquals(List.of(), told);
        assertTrue(frames.viewer("page").isEmpty());
    }

    @Test
    void pageThatIsClosedLeavesNothing() {
        ViewerSocket socket = open(new FakeConnection(false));
        assertEquals(List.of(socket), told);
        assertTrue(frames.viewer("page").isPresent());
        socket.onWebSocketClose(1000, "");
        assertEquals(List.of(), told);
        assertTrue(frames.viewer("page").isEmpty());
    }

    @Test
    void messagesOfThePageItselfDoNotCountAsActivity() {
        ViewerSocket socket = open(new FakeConnection(false));
        socket.onWebSocketText("{\"do\": \"watch\", \"sources\": [\"door\"]}");
        socket.onWebSocketText("{\"do\": \"shown\", \"source\": \"door\", \"sequence\": 1}");
        assertEquals(0, bond.touched);
        socket.onWebSocketText("{\"do\": \"freeze\", \"source\": \"door\", \"sequence\": 1}");
        assertEquals(1, bond.touched);
    }

    /** Notes where it was touched. */
    private static final class NotingScreen implements PointerListener {
        final List<String> touches = new ArrayList<>();

        @Override
        public String source() {
            return "screen";
        }

        @Override
        public void pointed(double x, double y, boolean pressed) {
            touches.add(x + " " + y + " " + pressed);
        }
    }

    @Test
    void screenHearsWhereItIsTouched() {
        NotingScreen screen = new NotingScreen();
        pointers.addListener(screen);
        FakeConnection connection = new FakeConnection(false);
        ViewerSocket socket = open(connection);
        socket.onWebSocketText("{\"do\": \"point\", \"source\": \"screen\", \"x\": 0.25, \"y\": 1, \"pressed\": true}");
        socket.onWebSocketText("{\"do\": \"point\", \"source\": \"door\", \"x\": 0.5, \"y\": 0, \"pressed\": true}");
        assertEquals(List.of("0.25 1.0 true"), screen.touches);
        assertEquals(2, bond.touched);
        pointers.removeListener(screen);
        socket.onWebSocketText("{\"do\": \"point\", \"source\": \"screen\", \"x\": 0, \"y\": 0, \"pressed\": false}");
        assertEquals(1, screen.touches.size());
    }

    /** A program that waits for the release of its button would wait for good. */
    @Test
    void screenIsLetGoWhenThePageGoes() {
        NotingScreen screen = new NotingScreen();
        pointers.addListener(screen);
        ViewerSocket socket = open(new FakeConnection(false));
        socket.onWebSocketText(point(.25, true));
        socket.onWebSocketText(point(.5, true));
        socket.onWebSocketClose(1006, "");
        socket.onWebSocketError(new IllegalStateException("it has gone"));
        socket.onWebSocketText(point(.75, true));
        assertEquals(List.of("0.25 1.0 true", "0.5 1.0 true", "0.5 1.0 false"), screen.touches);
    }

    @Test
    void screenThatIsNotTouchedHearsNothingWhenThePageGoes() {
        NotingScreen screen = new NotingScreen();
        pointers.addListener(screen);
        ViewerSocket socket = open(new FakeConnection(false));
        socket.onWebSocketText(point(.25, true));
        socket.onWebSocketText(point(.25, false));
        socket.onWebSocketClose(1000, "");
        assertEquals(List.of("0.25 1.0 true", "0.25 1.0 false"), screen.touches);
    }

    private static String point(double x, boolean pressed) {
        return "{\"do\": \"point\", \"source\": \"screen\", \"x\": " + x + ", \"y\": 1, \"pressed\": " + pressed + "}";
    }

    @Test
    void touchBesideThePictureIsRefused() throws JsonException {
        PageMessage beside = PageMessage.of("{\"x\": 1.5, \"y\": \"0\", \"pressed\": 1}");
        assertThrows(JsonException.class, () -> beside.share("x"));
        assertThrows(JsonException.class, () -> beside.share("y"));
        assertThrows(JsonException.class, () -> beside.is("pressed"));
    }
}
