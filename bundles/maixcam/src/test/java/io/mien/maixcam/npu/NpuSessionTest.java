package io.mien.maixcam.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.dual.SessionOwner;
import io.mien.maixcam.model.TestModel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NpuSessionTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final FakeLibrary library = new FakeLibrary();
    private final AtomicInteger freed = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch door = new CountDownLatch(1);

    private NpuSession open(Duration drain, Duration patience) throws Exception {
        TestModel model = TestModel.of(Path.of("m.cvimodel"), "0".repeat(64));
        NpuHandlePair pair = NpuHandlePair.register(library, model.mud(), new byte[0]);
        return new NpuSession(pair, patience, new SessionOwner(drain), freed::incrementAndGet);
    }

    private NpuSession open() throws Exception {
        return open(LONG, LONG);
    }

    /** From now on the network waits for {@link #door}. */
    private void shut() {
        library.inside = () -> {
            reached.countDown();
            try {
                assertTrue(door.await(LONG.toSeconds(), TimeUnit.SECONDS));
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @AfterEach
    void openDoor() {
        door.countDown();
    }

    private static List<Image> pictures(Integer... numbers) {
        return List.of(numbers).stream().map(FakeLibrary::picture).toList();
    }

    private static CompletionStage<List<Integer>> submit(NpuSession session, Integer... numbers) throws Exception {
        return session.submit(pictures(numbers), FakeLibrary::numbers);
    }

    private static <T> T get(CompletionStage<T> promise) throws Exception {
        return promise.toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Test
    void aBatchGoesOneByOne() throws Exception {
        NpuSession session = open();
        assertEquals(List.of(7, 200, 9), session.run(pictures(7, 200, 9), FakeLibrary::numbers));
        assertEquals(3, library.forwards.get());
        assertEquals(List.of(200), session.run(pictures(200), FakeLibrary::numbers));
    }

    @Test
    void twoBatchesInFlightHaveMemoryOfTheirOwn() throws Exception {
        NpuSession session = open();
        shut();
        CompletionStage<List<Integer>> first = submit(session, 1, 2);
        reached.await();
        CompletionStage<List<Integer>> second = submit(session, 3, 4, 5);
        assertEquals(1, library.forwards.get());
        door.countDown();
        assertEquals(List.of(1, 2), get(first));
        assertEquals(List.of(3, 4, 5), get(second));
    }

    @Test
    void theThirdWaitsAsLongAsItsPatience() throws Exception {
        NpuSession session = open(LONG, Duration.ofMillis(1));
        shut();
        CompletionStage<List<Integer>> first = submit(session, 1);
        reached.await();
        CompletionStage<List<Integer>> second = submit(session, 2);
        InferenceException e =
                assertThrows(InferenceException.class, () -> session.run(pictures(3), FakeLibrary::numbers));
        assertEquals("tested: waited 1 ms for a buffer", e.getMessage());
        door.countDown();
        assertEquals(List.of(1), get(first));
        second.toCompletableFuture().handle((result, failure) -> true).get();
        assertEquals(List.of(3), session.run(pictures(3), FakeLibrary::numbers));
    }

    @Test
    void aFailureOfTheNpuIsTheCallsOwn() throws Exception {
        NpuSession session = open();
        library.running = FakeLibrary.FAILURE;
        for (int i = 0; i < 3; i++) {
            InferenceException e =
                    assertThrows(InferenceException.class, () -> session.run(pictures(1, 2), FakeLibrary::numbers));
            assertEquals("tested: the NPU failed: code 0xC0778003", e.getMessage());
        }
        library.running = FakeLibrary.SUCCESS;
        assertEquals(List.of(1, 2), session.run(pictures(1, 2), FakeLibrary::numbers));
    }

    @Test
    void closingWaitsForTheCallThatRunsAndThenFrees() throws Exception {
        NpuSession session = open();
        shut();
        CompletionStage<List<Integer>> running = submit(session, 1);
        reached.await();
        session.retire();
        assertThrows(StageRetiredException.class, () -> session.run(pictures(2), FakeLibrary::numbers));
        assertThrows(StageRetiredException.class, () -> submit(session, 2));
        CompletableFuture<Void> closing = CompletableFuture.runAsync(session::close);
        assertEquals(List.of(), library.cleaned);
        assertFalse(closing.isDone());
        door.countDown();
        get(closing);
        assertEquals(List.of(1), get(running));
        assertFreedOnce(session);
    }

    @Test
    void callThatDoesNotEndInTimeFreesTheModelWhenItEnds() throws Exception {
        NpuSession session = open(Duration.ofMillis(1), LONG);
        shut();
        CompletionStage<List<Integer>> running = submit(session, 1);
        reached.await();
        session.close();
        assertTrue(session.leaked());
        assertEquals(List.of(), library.cleaned);
        door.countDown();
        assertEquals(List.of(1), get(running));
        assertFreedOnce(session);
    }

    private void assertFreedOnce(NpuSession session) {
        session.close();
        session.close();
        assertEquals(List.of(2L, 1L), library.cleaned);
        assertEquals(1, freed.get());
        assertFalse(session.leaked());
    }
}
