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
        LiveViewer.Wire wire = (LiveViewer.Wire) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {LiveViewer.Wire.class}, (proxy, method, arguments) -> {
                    throw new UnsupportedOperationException(method.getName());
                });
        LiveViewer page = new LiveViewer("page " + pages.size(), new LiveViewer.Limits(2, Duration.ZERO, 8), wire);
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
