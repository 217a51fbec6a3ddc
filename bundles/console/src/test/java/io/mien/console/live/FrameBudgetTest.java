package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.track.TrackedFrame;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrameBudgetTest {
    private static final int BYTES_OF_FRAME = 3 * 40 * 20;

    private final List<LiveViewer> pages = new ArrayList<>();
    private long now;

    private LiveViewer page() {
        return page(new LiveViewer.Limits(2, Duration.ofNanos(1), 8));
    }

    private LiveViewer page(LiveViewer.Limits limits) {
        LiveViewer.Wire wire = (LiveViewer.Wire) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LiveViewer.Wire.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        LiveViewer page = new LiveViewer("page " + pages.size(), limits, wire);
        page.watch(Set.of("door"));
        pages.add(page);
        return page;
    }

    private TrackedFrame sent(int sequence, LiveViewer... to) {
        TrackedFrame frame = SeenFrames.frame("door", sequence, 1);
        now++;
        for (LiveViewer page : to) {
            page.send(frame, Optional.empty(), now);
        }
        return frame;
    }

    private static List<Integer> kept(LiveViewer page) {
        return IntStream.range(0, 20)
                .filter(i -> page.frame("door", i).isPresent())
                .boxed()
                .toList();
    }

    @Test
    void sharedFrameCountsOnceAndTheOldestIsForgottenByAllPages() {
        LiveViewer first = page();
        LiveViewer second = page();
        for (int i = 0; i < 6; i++) {
            sent(i, i % 3 == 0 ? new LiveViewer[] {first, second} : new LiveViewer[] {i % 3 == 1 ? first : second});
        }
        new FrameBudget(6 * BYTES_OF_FRAME).apply(pages, now);
        assertEquals(List.of(0, 1, 3, 4), kept(first));
        assertEquals(List.of(0, 2, 3, 5), kept(second));
        new FrameBudget(4 * BYTES_OF_FRAME + 1).apply(pages, now);
        assertEquals(List.of(3, 4), kept(first));
        assertEquals(List.of(2, 3, 5), kept(second));
    }

    @Test
    void latestFrameIsNotSentAgainThoughItIsForgotten() {
        LiveViewer page = page();
        TrackedFrame frame = sent(1, page);
        new FrameBudget(1).apply(pages, now);
        assertEquals(List.of(), kept(page));
        assertEquals(LiveViewer.NEVER, page.due(frame, now));
    }

    /** Pages of one pace keep the same frames, whenever they were opened. */
    @Test
    void allPagesAreDueForTheFirstFrameOfAnInterval() {
        LiveViewer.Limits limits = new LiveViewer.Limits(2, Duration.ofNanos(100), 8);
        TrackedFrame next = SeenFrames.frame("door", 9, 1);
        now = 130;
        LiveViewer early = page(limits);
        sent(1, early);
        now = 180;
        LiveViewer late = page(limits);
        sent(2, late);
        assertEquals(List.of(10L, 10L), List.of(early.due(next, 190), late.due(next, 190)));
        assertEquals(List.of(0L, 0L), List.of(early.due(next, 240), late.due(next, 240)));
        now = 240;
        sent(3, early);
        assertEquals(20, early.due(next, 280), "one in an interval");
    }

    @Test
    void frozenFrameIsForgottenLastAndNotBeforeItWasSent() {
        LiveViewer page = page();
        TrackedFrame frame = sent(1, page);
        assertTrue(page.freeze("door", 1));
        sent(2, page);
        new FrameBudget(BYTES_OF_FRAME).apply(pages, now);
        assertEquals(List.of(1), kept(page));
        new FrameBudget(1).apply(pages, now);
        assertEquals(Optional.of(frame), page.frozen().take(), "the page waits for it");
        new FrameBudget(1).apply(pages, now);
        assertEquals(Optional.empty(), page.frozen().frame());
    }

    @Test
    void isAtMostAQuarterOfTheHeap() {
        assertEquals(1 << 20, FrameBudget.ofMebibytes(1).bytes());
        assertEquals(
                Runtime.getRuntime().maxMemory() / 4,
                FrameBudget.ofMebibytes(Integer.MAX_VALUE).bytes());
    }
}
