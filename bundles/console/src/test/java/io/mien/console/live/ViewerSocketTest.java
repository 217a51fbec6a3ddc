package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.console.state.StateFeed;
import io.mien.console.state.StateViewer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ViewerSocketTest {
    private final LiveFrames frames =
            LiveFramesTest.make(LiveFramesTest.config(60_000, 2), new LiveCodec(), topic -> {});
    private final List<StateViewer> told = new ArrayList<>();
    private final CountingBond bond = new CountingBond();

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
        ViewerSocket socket = new ViewerSocket("page", frames, feed, bond);
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
}
