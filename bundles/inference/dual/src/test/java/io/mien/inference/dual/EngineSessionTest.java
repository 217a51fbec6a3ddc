package io.mien.inference.dual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class EngineSessionTest {
    private static final List<Image> PICTURE = FakeNetwork.picture(7);

    private final FakeSession session = session(Duration.ofSeconds(30));
    private final FakeSession hasty = session(Duration.ofMillis(1));

    private static FakeSession session(Duration drain) {
        return new FakeSession(new SessionOwner(drain));
    }

    @AfterEach
    void end() {
        session.network.open();
        hasty.network.open();
    }

    @Test
    void answersAreRightOnEitherPath() throws Exception {
        assertEquals(7, session.run(PICTURE, FakeNetwork::number));
        assertEquals(
                7,
                session.submit(PICTURE, FakeNetwork::number)
                        .toCompletableFuture()
                        .get(20, TimeUnit.SECONDS));
        assertEquals(8, session.runAtOnce(PICTURE, () -> 8));
    }

    @Test
    void aCallThatNeedsNoBufferWaitsForNone() throws Exception {
        CompletionStage<Integer> first = session.submitAndStay();
        CompletionStage<Integer> second = session.submit(PICTURE, FakeNetwork::number);
        assertEquals(8, session.runAtOnce(PICTURE, () -> 8));
        session.goOn(first);
        session.goOn(second);
    }

    @Test
    void aCallThatFailsIsOverForTheSessionToo() {
        assertThrows(
                InferenceException.class,
                () -> session.runAtOnce(PICTURE, () -> {
                    throw new InferenceException("fake", "it failed");
                }));
        session.close();
        assertFreedOnce(session);
    }

    @Test
    void closingWaitsForTheCallThatRuns() throws Exception {
        CompletionStage<Integer> running = session.submitAndStay();
        session.retire();
        CompletableFuture<Void> closing = CompletableFuture.runAsync(session::close);
        assertThrows(java.util.concurrent.TimeoutException.class, () -> closing.get(50, TimeUnit.MILLISECONDS));
        assertEquals(0, session.freed.get());
        session.goOn(running);
        closing.get(20, TimeUnit.SECONDS);
        assertFreedOnce(session);
    }

    @Test
    void aRetiredSessionTakesNoCallOfAnyWay() {
        session.retire();
        assertThrows(StageRetiredException.class, () -> session.run(PICTURE, FakeNetwork::number));
        assertThrows(StageRetiredException.class, () -> session.submit(PICTURE, FakeNetwork::number));
        StageRetiredException e =
                assertThrows(StageRetiredException.class, () -> session.runAtOnce(PICTURE, () -> null));
        assertEquals("fake was retired", e.getMessage());
    }

    @Test
    void aBatchWithoutAPictureIsNoCall() {
        assertThrows(IllegalArgumentException.class, () -> session.run(List.of(), FakeNetwork::number));
        assertThrows(IllegalArgumentException.class, () -> session.submit(List.of(), FakeNetwork::number));
        assertThrows(IllegalArgumentException.class, () -> session.runAtOnce(List.of(), () -> null));
        session.close();
        assertFreedOnce(session);
    }

    @Test
    void callThatDoesNotEndInTimeIsLeakedUntilItEnds() throws Exception {
        CompletionStage<Integer> running = hasty.submitAndStay();
        assertFalse(hasty.leaked());
        hasty.close();
        assertTrue(hasty.leaked());
        assertEquals(0, hasty.freed.get());
        hasty.goOn(running);
        assertFreedOnce(hasty);
    }

    /** An interrupted thread continues at once, and the call that it left behind is counted. */
    @Test
    void anInterruptedCloseLeavesTheCallThatRunsBehind() throws Exception {
        CompletionStage<Integer> running = session.submitAndStay();
        closeInterrupted(session);
        assertTrue(session.leaked());
        session.goOn(running);
        assertFreedOnce(session);
    }

    @Test
    void anInterruptedCloseWithNothingToWaitForLeavesNothing() {
        closeInterrupted(session);
        assertFreedOnce(session);
    }

    private static void closeInterrupted(FakeSession session) {
        Thread.currentThread().interrupt();
        session.close();
        assertTrue(Thread.interrupted(), "the interrupt is kept for the caller");
    }

    private static void assertFreedOnce(FakeSession session) {
        session.close();
        session.close();
        assertEquals(1, session.freed.get());
        assertFalse(session.leaked());
    }
}
