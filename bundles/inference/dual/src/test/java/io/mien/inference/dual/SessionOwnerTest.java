package io.mien.inference.dual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.model.ModelRejectedException;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SessionOwnerTest {
    private static final Logger LOG = Logger.getLogger(SessionOwner.class.getName());
    private static final List<Image> PICTURE = FakeNetwork.picture(7);
    private static final Duration DRAIN = Duration.ofMillis(500);

    private final SessionOwner sessions = new SessionOwner(DRAIN);
    private final List<FakeSession> opened = new ArrayList<>();
    private final List<String> said = new CopyOnWriteArrayList<>();
    private final Handler listener = new Handler() {
        @Override
        public void publish(LogRecord line) {
            said.add(new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        LOG.addHandler(listener);
        LOG.setUseParentHandlers(false);
    }

    @AfterEach
    void end() {
        opened.forEach(session -> session.network.open());
        LOG.removeHandler(listener);
        LOG.setUseParentHandlers(true);
    }

    private FakeSession open() throws ModelRejectedException {
        FakeSession session = new FakeSession(sessions);
        opened.add(session);
        assertSame(session, sessions.add(session));
        return session;
    }

    private static String warning(int models) {
        return "fake is closed but still runs; its memory stays until that call ends. So many models do: " + models;
    }

    @Test
    void onlyItsOwnAreTaken() throws Exception {
        FakeSession session = open();
        SessionOwner others = new SessionOwner(DRAIN);
        assertTrue(sessions.takes(session));
        assertFalse(others.takes(session));
        assertEquals(
                7,
                sessions.submit(session, PICTURE, FakeNetwork::number)
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS));
        assertThrows(IllegalArgumentException.class, () -> others.submit(session, PICTURE, FakeNetwork::number));
    }

    @Test
    void stoppingClosesAllAndTakesNoMore() throws Exception {
        FakeSession one = open();
        FakeSession other = open();
        sessions.stop();
        assertThrows(StageRetiredException.class, () -> one.run(PICTURE, FakeNetwork::number));
        assertThrows(StageRetiredException.class, () -> sessions.submit(other, PICTURE, FakeNetwork::number));
        FakeSession late = new FakeSession(sessions);
        ModelRejectedException e = assertThrows(ModelRejectedException.class, () -> sessions.add(late));
        assertEquals("fake: the engine was stopped", e.getMessage());
        assertEquals(List.of(1, 1, 1), List.of(one.freed.get(), other.freed.get(), late.freed.get()));
        assertEquals(List.of(), said);
    }

    @Test
    void stoppingTakesTheTimeOfOne() throws Exception {
        List<CompletionStage<Integer>> running = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            running.add(open().submitAndStay());
        }
        long before = System.nanoTime();
        sessions.stop();
        long after = System.nanoTime();
        List<Long> deadlines = opened.stream()
                .flatMap(session -> session.deadlines.stream())
                .distinct()
                .toList();
        assertEquals(1, deadlines.size(), "one deadline for all");
        assertTrue(deadlines.get(0) - before >= DRAIN.toNanos());
        assertTrue(after - deadlines.get(0) >= 0, "it waits until then");
        for (int i = 0; i < 10; i++) {
            assertTrue(opened.get(i).leaked());
            opened.get(i).goOn(running.get(i));
            assertFalse(opened.get(i).leaked());
        }
    }

    @Test
    void leakIsCountedUntilItEnds() throws Exception {
        FakeSession one = open();
        CompletionStage<Integer> staying = one.submitAndStay();
        FakeSession other = open();
        other.submitAndStay();
        open();
        one.close();
        other.close();
        one.goOn(staying);
        sessions.stop();
        assertEquals(List.of(warning(1), warning(2), warning(1)), said);
    }

    @Test
    void freedSessionIsForgotten() throws Exception {
        WeakReference<FakeSession> forgotten = new WeakReference<>(open());
        opened.clear();
        forgotten.get().close();
        for (int i = 0; i < 50 && forgotten.get() != null; i++) {
            System.gc();
        }
        assertNull(forgotten.get());
    }
}
