package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageConnectionTest {
    private final FakeConnection jetty = new FakeConnection(false);
    private final PageConnection page = new PageConnection(jetty.session(), 2, failure -> {});

    private void frame(String source, int number) {
        page.frame(source, ByteBuffer.wrap(new byte[] {(byte) number}));
    }

    @Test
    void waitingFramesOfASourceAreBoundedAndTheOldestIsDropped() {
        frame("door", 1);
        frame("yard", 10);
        for (int i = 2; i <= 50; i++) {
            frame("door", i);
        }
        for (int i = 0; i < 4; i++) {
            jetty.arrived();
        }
        assertEquals(List.of((byte) 1, (byte) 10, (byte) 49, (byte) 50), jetty.frames);
    }

    @Test
    void statesAreSentFirstAndTheNewestOfEachTopicAlone() {
        frame("door", 1);
        frame("door", 2);
        page.state("people", "old");
        page.state("people", "new");
        page.frozen(ByteBuffer.wrap(new byte[] {7}));
        page.frozen(ByteBuffer.wrap(new byte[] {8}));
        for (int i = 0; i < 4; i++) {
            jetty.arrived();
        }
        assertEquals(List.of("new"), jetty.texts);
        assertEquals(List.of((byte) 1, (byte) 8, (byte) 2), jetty.frames);
    }

    @Test
    void nothingIsSentOnceItIsClosed() {
        frame("door", 1);
        frame("door", 2);
        page.close();
        jetty.arrived();
        frame("door", 3);
        page.end(PageConnection.POLICY, "x");
        assertEquals(List.of((byte) 1), jetty.frames);
        assertEquals(List.of(), jetty.ends);
    }
}
