package io.mien.console.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.boot.json.Json;
import io.mien.boot.json.JsonException;
import io.mien.console.state.StateHub;
import io.mien.picture.PictureCodec;
import io.mien.support.testing.Await;
import io.mien.track.TrackedFrame;
import java.lang.annotation.Annotation;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class LiveFramesTest {
    private static final long DEADLINE_SECONDS = 60;

    private final LiveCodec codec = new LiveCodec();
    private final BlockingQueue<String> topics = new LinkedBlockingQueue<>();
    private final List<LiveFrames> made = new ArrayList<>();

    /** A page of a test: it keeps what it is sent, and shows nothing by itself. */
    private static final class SentPage implements LiveViewer.Wire {
        private final BlockingQueue<Long> sequences = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> dropped = new LinkedBlockingQueue<>();
        private final BlockingQueue<Long> frozen = new LinkedBlockingQueue<>();
        private final BlockingQueue<String> refused = new LinkedBlockingQueue<>();
        private final BlockingQueue<Boolean> pinged = new LinkedBlockingQueue<>();
        private volatile Optional<Long> waiting = Optional.empty();
        private volatile Optional<LiveFrames> frames = Optional.empty();

        @Override
        public void send(String source, ByteBuffer message) {
            sequences.add(sequence(message));
        }

        private static Long sequence(ByteBuffer message) {
            byte[] header = new byte[message.getInt()];
            message.get(header);
            try {
                Map<?, ?> read = (Map<?, ?>) Json.parse(new String(header, StandardCharsets.UTF_8));
                return (Long) read.get("sequence");
            } catch (JsonException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void sendFrozen(ByteBuffer message) {
            frozen.add(sequence(message));
        }

        @Override
        public void refuseFrozen(String reason) {
            refused.add(reason);
        }

        @Override
        public void drop(String reason) {
            dropped.add(reason);
        }

        @Override
        public void ping() {
            frames.ifPresent(f -> pinged.add(Thread.holdsLock(f)));
        }

        @Override
        public Optional<Long> waitingSince() {
            return waiting;
        }

        Long next() throws InterruptedException {
            Long next = sequences.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
            assertNotNull(next, "nothing is sent");
            return next;
        }
    }

    static ViewerConfig config(long silence, int pages) {
        return new ViewerConfig() {
            @Override
            public int longest_side() {
                return 20;
            }

            @Override
            public float quality() {
                return .5f;
            }

            @Override
            public double fps() {
                return 1000;
            }

            @Override
            public int on_the_way() {
                return 2;
            }

            @Override
            public long frozen_millis() {
                return silence;
            }

            @Override
            public long silence_millis() {
                return silence;
            }

            @Override
            public int remembered() {
                return 3;
            }

            @Override
            public int remembered_mebibytes() {
                return 1;
            }

            @Override
            public int pages() {
                return pages;
            }

            @Override
            public Class<? extends Annotation> annotationType() {
                return ViewerConfig.class;
            }
        };
    }

    static LiveFrames make(ViewerConfig config, PictureCodec codec, StateHub hub) {
        LiveFrames made = new LiveFrames(config, hub);
        made.setCodec(codec);
        return made;
    }

    private LiveFrames frames(long silence, int pages) {
        LiveFrames frames = make(config(silence, pages), codec, topics::add);
        frames.start();
        made.add(frames);
        return frames;
    }

    private LiveFrames frames() {
        return frames(TimeUnit.HOURS.toMillis(1), 2);
    }

    private static LiveViewer open(LiveFrames frames, SentPage page, String... watched) {
        LiveViewer viewer = frames.open("page " + page.hashCode(), page).orElseThrow();
        watch(frames, viewer, watched);
        return viewer;
    }

    private static void watch(LiveFrames frames, LiveViewer viewer, String... watched) {
        viewer.watch(Set.of(watched));
        frames.wake();
    }

    private static void shown(LiveFrames frames, LiveViewer viewer, long sequence) {
        viewer.shown("door", sequence);
        frames.wake();
    }

    @AfterEach
    void stop() {
        codec.pace.release(1000);
        made.forEach(LiveFrames::stop);
    }

    @Test
    void atMostTwoFramesAreOnTheWayAndNewestFollows() throws Exception {
        LiveFrames frames = frames();
        SentPage page = new SentPage();
        LiveViewer viewer = open(frames, page, "door");
        frames.tracked(SeenFrames.frame("door", 1, 1));
        assertEquals(1, page.next());
        frames.tracked(SeenFrames.frame("door", 2, 1));
        assertEquals(2, page.next());
        SentPage quick = new SentPage();
        LiveViewer other = open(frames, quick, "door");
        assertEquals(2, quick.next());
        for (int i = 3; i <= 4; i++) {
            shown(frames, other, i - 1);
            frames.tracked(SeenFrames.frame("door", i, 1));
            assertEquals(i, quick.next());
            assertNull(page.sequences.poll(), "two are on the way to this page");
        }
        shown(frames, viewer, 1);
        assertEquals(4, page.next(), "3 is not the newest");
        shown(frames, viewer, 2);
        shown(frames, viewer, 4);
        frames.tracked(SeenFrames.frame("door", 5, 1));
        assertEquals(5, page.next(), "4 is not sent twice");
    }

    @Test
    void sourceThatNobodyWatchesIsNotEncoded() throws Exception {
        LiveFrames frames = frames();
        frames.tracked(SeenFrames.frame("door", 1, 1));
        SentPage page = new SentPage();
        LiveViewer viewer = open(frames, page, "yard");
        frames.tracked(SeenFrames.frame("door", 2, 1));
        frames.tracked(SeenFrames.frame("yard", 7, 1));
        assertEquals(7, page.next());
        assertEquals(1, codec.encoded.get());
        watch(frames, viewer, "door");
        assertEquals(2, page.next(), "the newest is sent to a page that begins to watch");
        assertTrue(viewer.frame("yard", 7).isEmpty(), "what was kept of the other is forgotten");
    }

    @Test
    void frameIsEncodedOnceForAllPages() throws Exception {
        LiveFrames frames = frames();
        SentPage first = new SentPage();
        SentPage second = new SentPage();
        open(frames, first, "door");
        frames.tracked(SeenFrames.frame("door", 1, 1));
        assertEquals(1, first.next());
        open(frames, second, "door");
        assertEquals(1, second.next());
        assertEquals(1, codec.encoded.get());
        frames.tracked(SeenFrames.frame("door", 2, 1));
        assertEquals(2, first.next());
        assertEquals(2, second.next());
        assertEquals(2, codec.encoded.get());
    }

    @Test
    void threadOfSourceDoesNotWaitForEncoding() throws Exception {
        LiveFrames frames = frames();
        SentPage page = new SentPage();
        codec.pace.drainPermits();
        open(frames, page, "door");
        for (int i = 1; i <= 100; i++) {
            frames.tracked(SeenFrames.frame("door", i, 1));
        }
        codec.pace.release(1);
        long first = page.next();
        codec.pace.release(1);
        if (first < 100) {
            assertEquals(100, page.next());
        }
        assertTrue(codec.encoded.get() <= 2, codec.encoded + " were encoded");
    }

    @Test
    void frameThatCannotBeEncodedIsPassedOver() throws Exception {
        LiveFrames frames = frames();
        SentPage page = new SentPage();
        open(frames, page, "door", "yard");
        frames.tracked(SeenFrames.frame("door", 1, LiveCodec.BROKEN));
        frames.tracked(SeenFrames.frame("yard", 2, 1));
        assertEquals(2, page.next());
        frames.tracked(SeenFrames.frame("door", 3, 1));
        assertEquals(3, page.next());
    }

    @Test
    void pageThatShowsNothingIsDroppedAndOthersContinue() throws Exception {
        LiveFrames frames = frames(1, 2);
        SentPage silent = new SentPage();
        open(frames, silent, "door");
        SentPage other = new SentPage();
        LiveViewer viewer = open(frames, other);
        frames.tracked(SeenFrames.frame("door", 1, 1));
        assertEquals(1, silent.next());
        assertEquals(
                "The page did not show what it was sent.", silent.dropped.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        assertTrue(frames.viewer(viewer.id()).isPresent());
        assertNull(other.dropped.poll());
    }

    @Test
    void pageThatDoesNotReadIsDropped() throws Exception {
        LiveFrames frames = frames(1, 2);
        SentPage page = new SentPage();
        page.waiting = Optional.of(System.nanoTime());
        open(frames, page);
        assertEquals("The page did not show what it was sent.", page.dropped.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void figuresOfSourcesAreToldWhilePageWatches() throws Exception {
        LiveFrames frames = frames();
        open(frames, new SentPage(), "door");
        assertEquals("sources", topics.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        assertEquals("sources", topics.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void keepsLatestFramesAndFrozenOne() throws Exception {
        LiveFrames frames = frames();
        SentPage page = new SentPage();
        LiveViewer viewer = open(frames, page, "door");
        TrackedFrame third = SeenFrames.frame("door", 3, 1);
        for (int i = 1; i <= 5; i++) {
            frames.tracked(i == 3 ? third : SeenFrames.frame("door", i, 1));
            assertEquals(i, page.next());
            if (i == 4) {
                assertTrue(viewer.freeze("door", 3));
            }
            shown(frames, viewer, i);
        }
        assertTrue(viewer.frame("door", 2).isEmpty());
        assertEquals(Optional.of(third), viewer.frame("door", 3));
        viewer.watch(Set.of());
        assertEquals(Optional.of(third), viewer.frozen().frame());
    }

    @Test
    void newestOfTheFramesThatAPageFreezesIsEncodedAloneAndByTheThreadOfFrames() throws Exception {
        LiveFrames frames = frames();
        SentPage page = new SentPage();
        LiveViewer viewer = open(frames, page, "door");
        for (int i = 1; i <= 3; i++) {
            frames.tracked(SeenFrames.frame("door", i, 1));
            assertEquals(i, page.next());
            shown(frames, viewer, i);
        }
        codec.pace.drainPermits();
        frames.tracked(SeenFrames.frame("door", 4, 1));
        Await.until("4 is being encoded", codec.pace::hasQueuedThreads);
        for (int i = 1; i <= 3; i++) {
            assertTrue(viewer.freeze("door", i));
        }
        codec.pace.release(1000);
        assertEquals(3, page.frozen.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        assertEquals(4, page.next());
        assertEquals(5, codec.encoded.get());
        assertNull(page.frozen.poll());
    }

    @Test
    void frozenFrameThatCannotBeEncodedIsRefused() throws Exception {
        LiveFrames frames = frames();
        SentPage page = new SentPage();
        LiveViewer viewer = open(frames, page, "door");
        frames.tracked(SeenFrames.frame("door", 1, LiveCodec.BROKEN));
        Await.until("the frame is kept", () -> viewer.frame("door", 1).isPresent());
        assertTrue(viewer.freeze("door", 1));
        frames.wake();
        assertEquals(
                "This frame cannot be shown; the reason is in the log of Mien.",
                page.refused.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void pagesAreWrittenToWithoutTheLockThatSourcesTake() throws Exception {
        LiveFrames frames = frames();
        SentPage page = new SentPage();
        page.frames = Optional.of(frames);
        open(frames, page);
        assertEquals(false, page.pinged.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }

    @Test
    void codecIsExchangedWhileAPageWatches() throws Exception {
        LiveFrames frames = frames();
        SentPage page = new SentPage();
        open(frames, page, "door");
        frames.tracked(SeenFrames.frame("door", 1, 1));
        assertEquals(1, page.next());
        LiveCodec better = new LiveCodec();
        frames.setCodec(better);
        frames.tracked(SeenFrames.frame("door", 2, 1));
        assertEquals(2, page.next());
        assertEquals(1, better.encoded.get());
    }

    @Test
    void refusesMorePagesThanConfigured() {
        LiveFrames frames = frames();
        LiveViewer first = open(frames, new SentPage());
        open(frames, new SentPage());
        assertFalse(frames.open("third", new SentPage()).isPresent());
        frames.close(first);
        assertTrue(frames.open("third", new SentPage()).isPresent());
    }

    @Test
    void endDropsPages() throws Exception {
        LiveFrames frames = frames();
        SentPage page = new SentPage();
        open(frames, page);
        frames.stop();
        assertEquals("Mien shows no pictures any more.", page.dropped.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
    }
}
