package io.mien.command.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.MienException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OrderedPipelineTest {
    private static final BatchStop NEVER = stop(new AtomicBoolean());

    private static BatchStop stop(AtomicBoolean asked) {
        return new BatchStop() {
            @Override
            public boolean isAsked() {
                return asked.get();
            }

            @Override
            public MienException after(int done, int total) {
                return new MienException(done + " of " + total);
            }
        };
    }

    @Test
    void aRunThatIsEndedDoesNotWaitForWhatIsWorkedOn() {
        AtomicBoolean asked = new AtomicBoolean();
        CountDownLatch never = new CountDownLatch(1);
        List<Integer> results = new ArrayList<>();
        AtomicInteger begun = new AtomicInteger();
        MienException ended = assertThrows(MienException.class, () -> new OrderedPipeline(2, 4, stop(asked))
                .run(
                        numbers(100),
                        n -> {
                            begun.incrementAndGet();
                            if (n == 5) {
                                asked.set(true);
                                await(never);
                            }
                            return n;
                        },
                        results::add));
        never.countDown();
        assertEquals(results.size() + " of 100", ended.getMessage());
        assertTrue(results.size() <= 5, results::toString);
        assertTrue(begun.get() < 20, "what was not begun is given up");
    }

    private static List<Integer> numbers(int count) {
        return IntStream.range(0, count).boxed().toList();
    }

    @Test
    void resultsComeInTheOrderOfTheThings() throws MienException {
        List<Integer> results = new ArrayList<>();
        new OrderedPipeline(4, 8, NEVER)
                .run(
                        numbers(400),
                        n -> {
                            LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(2_000_000));
                            return n * 2;
                        },
                        results::add);

        assertEquals(IntStream.range(0, 400).map(n -> n * 2).boxed().toList(), results);
    }

    @Test
    void aSlowFirstThingHoldsTheOthersBack() throws MienException {
        AtomicInteger begun = new AtomicInteger();
        CountDownLatch enough = new CountDownLatch(7);
        int[] begunBeforeFirst = {-1};
        new OrderedPipeline(3, 4, NEVER)
                .run(
                        numbers(100),
                        n -> {
                            begun.incrementAndGet();
                            enough.countDown();
                            if (n == 0) {
                                await(enough);
                                // Give a pipeline without a bound the time to run away.
                                LockSupport.parkNanos(50_000_000);
                            }
                            return n;
                        },
                        n -> {
                            if (n == 0) {
                                begunBeforeFirst[0] = begun.get();
                            }
                        });

        assertEquals(7, begunBeforeFirst[0]);
    }

    @Test
    void severalThingsAreWorkedOnAtOnce() throws MienException {
        CountDownLatch all = new CountDownLatch(3);
        new OrderedPipeline(3, 0, NEVER)
                .run(
                        numbers(3),
                        n -> {
                            all.countDown();
                            await(all);
                            return n;
                        },
                        n -> {});

        assertEquals(0, all.getCount());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(20, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void exceptionOfTheSinkEndsTheWork() {
        AtomicInteger begun = new AtomicInteger();
        OrderedPipeline pipeline = new OrderedPipeline(2, 2, NEVER);
        assertThrows(
                MienException.class,
                () -> pipeline.run(numbers(1000), n -> begun.incrementAndGet(), n -> {
                    throw new MienException("full");
                }));

        assertTrue(begun.get() <= 5, "begun " + begun);
    }

    @Test
    void aDefectIsNotSwallowed() {
        OrderedPipeline pipeline = new OrderedPipeline(2, 2, NEVER);
        assertThrows(
                IllegalStateException.class,
                () -> pipeline.run(
                        numbers(3),
                        n -> {
                            throw new IllegalArgumentException("defect");
                        },
                        n -> {}));
    }
}
