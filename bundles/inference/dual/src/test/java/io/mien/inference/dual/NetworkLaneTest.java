package io.mien.inference.dual;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NetworkLaneTest {
    private final FakeNetwork network = new FakeNetwork();
    private final CallGate gate = new CallGate(network.freed::countDown);
    private final NetworkLane lane = lane(Duration.ofSeconds(30));

    private NetworkLane lane(Duration patience) {
        return new NetworkLane("fake", gate, network, patience);
    }

    @AfterEach
    void end() {
        network.open();
        gate.retire();
        lane.close();
    }

    @Test
    void answersAreThoseOfTheirInputs() throws Exception {
        assertEquals(7, lane.run(FakeNetwork.picture(7), FakeNetwork::number));
        assertEquals(8, get(lane.submit(FakeNetwork.picture(8), FakeNetwork::number)));
        assertEquals(0, network.open.get(), "buffers not given back");
    }

    /** While the first is in the network, the second is prepared, and the third waits for a buffer. */
    @Test
    void theSecondIsPreparedWhileTheFirstIsInTheNetwork() throws Exception {
        network.shut();
        CompletionStage<Integer> first = lane.submit(FakeNetwork.picture(1), FakeNetwork::number);
        network.awaitInside();
        CompletionStage<Integer> second = lane.submit(FakeNetwork.picture(2), FakeNetwork::number);
        assertEquals(2, network.prepared.get());
        CompletableFuture<Integer> third = later(() -> lane.submit(FakeNetwork.picture(3), FakeNetwork::number));
        assertThrows(java.util.concurrent.TimeoutException.class, () -> third.get(50, TimeUnit.MILLISECONDS));
        assertEquals(2, network.prepared.get());
        network.open();
        assertEquals(List.of(1, 2, 3), List.of(get(first), get(second), get(third)));
        assertEquals(1, network.mostInside.get());
    }

    /** While one is decoded, the next is in the network. */
    @Test
    void decodingDoesNotHoldTheNetwork() throws Exception {
        CompletableFuture<Void> networkReached = network.reached(2);
        CompletionStage<Integer> first = lane.submit(FakeNetwork.picture(1), outputs -> {
            networkReached.join();
            return FakeNetwork.number(outputs);
        });
        CompletionStage<Integer> second = lane.submit(FakeNetwork.picture(2), FakeNetwork::number);
        assertEquals(1, get(first));
        assertEquals(2, get(second));
    }

    @Test
    void promisesAreKeptInTheOrderOfTheirCalls() throws Exception {
        List<Integer> order = new CopyOnWriteArrayList<>();
        List<CompletableFuture<Integer>> all = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            network.failing = i % 7 == 3 ? i : network.failing;
            CompletionStage<Integer> promise = lane.submit(FakeNetwork.picture(i), outputs -> {
                if (number % 5 == 4) {
                    throw new IllegalStateException("decode");
                }
                return FakeNetwork.number(outputs);
            });
            all.add(promise.toCompletableFuture().whenComplete((result, failure) -> order.add(number)));
        }
        for (int i = 0; i < all.size(); i++) {
            int number = i;
            if (i % 7 == 3 || i % 5 == 4) {
                assertThrows(ExecutionException.class, () -> all.get(number).get());
            } else {
                assertEquals(i, all.get(i).get());
            }
        }
        assertEquals(java.util.stream.IntStream.range(0, 100).boxed().toList(), order);
        assertEquals(0, network.open.get(), "buffers not given back");
    }

    @Test
    void failureAffectsOnlyItsCall() throws Exception {
        network.failing = 1;
        CompletionStage<Integer> failing = lane.submit(FakeNetwork.picture(1), FakeNetwork::number);
        assertInstanceOf(InferenceException.class, failure(failing));
        network.unpreparable = 2;
        assertInstanceOf(InferenceException.class, failure(lane.submit(FakeNetwork.picture(2), FakeNetwork::number)));
        Function<Outputs, Integer> broken = outputs -> {
            throw new IllegalStateException("mine");
        };
        assertEquals(
                "mine", failure(lane.submit(FakeNetwork.picture(3), broken)).getMessage());
        assertThrows(IllegalStateException.class, () -> lane.run(FakeNetwork.picture(3), broken));
        assertThrows(InferenceException.class, () -> lane.run(FakeNetwork.picture(1), FakeNetwork::number));
        assertEquals(4, get(lane.submit(FakeNetwork.picture(4), FakeNetwork::number)));
        assertEquals(5, lane.run(FakeNetwork.picture(5), FakeNetwork::number));
        assertEquals(0, network.open.get(), "buffers not given back");
    }

    @Test
    void timeoutSaysWhatTheCallWaitedFor() throws Exception {
        NetworkLane hasty = lane(Duration.ofMillis(20));
        network.shut();
        CompletableFuture<Integer> inside = later(() -> lane.submit(FakeNetwork.picture(1), FakeNetwork::number));
        network.awaitInside();
        CompletableFuture<Integer> first = later(() -> hasty.submit(FakeNetwork.picture(1), FakeNetwork::number));
        CompletableFuture<Integer> second = later(() -> hasty.submit(FakeNetwork.picture(2), FakeNetwork::number));
        network.awaitPrepared(3);
        InferenceException e =
                assertThrows(InferenceException.class, () -> hasty.run(FakeNetwork.picture(3), FakeNetwork::number));
        assertEquals("fake: waited 20 ms for a buffer", e.getMessage());
        network.open();
        assertEquals(List.of(1, 1, 2), List.of(get(inside), get(first), get(second)));
        hasty.close();
    }

    @Test
    void anInterruptedCallEndsAndLosesNothing() throws Exception {
        network.shut();
        CompletionStage<Integer> first = lane.submit(FakeNetwork.picture(1), FakeNetwork::number);
        CompletionStage<Integer> second = lane.submit(FakeNetwork.picture(2), FakeNetwork::number);
        Thread.currentThread().interrupt();
        assertThrows(InferenceException.class, () -> lane.run(FakeNetwork.picture(3), FakeNetwork::number));
        assertTrue(Thread.interrupted());
        Thread.currentThread().interrupt();
        assertThrows(InterruptedException.class, () -> lane.submit(FakeNetwork.picture(3), FakeNetwork::number));
        assertFalse(Thread.interrupted());
        network.open();
        assertEquals(List.of(1, 2), List.of(get(first), get(second)));
    }

    @Test
    void aRetiredLaneFinishesWhatItTookAndFreesThen() throws Exception {
        network.shut();
        CompletionStage<Integer> first = lane.submit(FakeNetwork.picture(1), FakeNetwork::number);
        CompletionStage<Integer> second = lane.submit(FakeNetwork.picture(2), FakeNetwork::number);
        gate.retire();
        assertThrows(StageRetiredException.class, () -> lane.submit(FakeNetwork.picture(3), FakeNetwork::number));
        assertThrows(StageRetiredException.class, () -> lane.run(FakeNetwork.picture(3), FakeNetwork::number));
        assertFalse(gate.isFreed());
        network.open();
        assertEquals(List.of(1, 2), List.of(get(first), get(second)));
        assertTrue(gate.awaitFreed(TimeUnit.SECONDS.toNanos(20)));
    }

    @Test
    void callsFromManyThreadsGetTheirOwnAnswers() throws Exception {
        List<CompletableFuture<Void>> callers = new ArrayList<>();
        AtomicInteger wrong = new AtomicInteger();
        for (int t = 0; t < 8; t++) {
            int base = 100 * t;
            callers.add(CompletableFuture.runAsync(() -> {
                for (int i = 0; i < 50; i++) {
                    wrong.addAndGet(answer(base + i, i % 2 == 0) == base + i ? 0 : 1);
                }
            }));
        }
        for (CompletableFuture<Void> caller : callers) {
            caller.get();
        }
        assertEquals(0, wrong.get());
        assertEquals(1, network.mostInside.get());
        assertEquals(0, network.open.get(), "buffers not given back");
    }

    private int answer(int number, boolean submitted) {
        try {
            List<Image> picture = FakeNetwork.picture(number);
            return submitted ? get(lane.submit(picture, FakeNetwork::number)) : lane.run(picture, FakeNetwork::number);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Submission {
        CompletionStage<Integer> now() throws Exception;
    }

    private static CompletableFuture<Integer> later(Submission submission) {
        return CompletableFuture.supplyAsync(() -> {
                    try {
                        return submission.now();
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                })
                .thenCompose(Function.identity());
    }

    private static int get(CompletionStage<Integer> promise) throws Exception {
        return promise.toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static Throwable failure(CompletionStage<Integer> promise) {
        return assertThrows(ExecutionException.class, () -> get(promise)).getCause();
    }
}
