package io.mien.console.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.camera.Frame;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.recognizer.LineUp;
import io.mien.track.LiveSource;
import io.mien.track.TrackedFrame;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HealthSamplerTest {
    private static final long DEADLINE_SECONDS = 60;
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<String> told = new ArrayList<>();
    private final long begin = System.nanoTime();
    private final FrameLatencies latencies = new FrameLatencies();
    private final HealthSampler sampler = new HealthSampler(told::add, latencies);
    private final BlockingQueue<String> answered = new LinkedBlockingQueue<>();
    private final List<HealthTopic> topics = new ArrayList<>();
    private long seconds;

    @AfterEach
    void stop() {
        topics.forEach(HealthTopic::stop);
    }

    /** A source with counters. */
    private static final class Counting implements LiveSource {
        private final String name;
        private long frames;
        private long failures;
        private long dropped;
        private boolean broken;

        Counting(String name) {
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String address() {
            return "demo:";
        }

        @Override
        public State state() {
            return State.OPEN;
        }

        @Override
        public String reason() {
            return "";
        }

        @Override
        public long frames() {
            if (broken) {
                throw new NoSuchMethodError("a source of a test");
            }
            return frames;
        }

        @Override
        public long failures() {
            return failures;
        }

        @Override
        public long dropped() {
            return dropped;
        }
    }

    private HealthSample tick() {
        seconds++;
        sampler.tick(begin + seconds * SECOND, Instant.ofEpochSecond(seconds));
        return sampler.latest().orElseThrow();
    }

    @Test
    void measuresTheRateOfEachSource() {
        Counting door = new Counting("door");
        Counting yard = new Counting("yard");
        sampler.addSource(door);
        sampler.addSource(yard);
        door.frames = 1000;
        tick();
        door.frames += 25;
        yard.frames += 5;
        door.dropped += 3;
        yard.failures += 2;
        HealthSample sample = tick();
        assertEquals(Map.of("door", 25., "yard", 5.), sample.rates());
        assertEquals(3, sample.dropped());
        assertEquals(2, sample.failed());
        door.frames = 4;
        sampler.removeSource(yard);
        assertEquals(Map.of("door", 0.), tick().rates());
    }

    @Test
    void keepsASampleOfEachFiveSecondsForAQuarterOfAnHour() {
        Counting door = new Counting("door");
        sampler.addSource(door);
        for (int i = 0; i < HealthSampler.KEPT_SECONDS; i++) {
            tick();
        }
        for (int i = 0; i < HealthSampler.KEPT_SECONDS; i++) {
            door.frames += 10;
            tick();
        }
        assertEquals(List.of(Map.of("door", 0.), Map.of("door", 10.)), rates());
        assertEquals(2, told.stream().filter("health-history"::equals).count());
        assertEquals(10, told.stream().filter("health"::equals).count());
        for (int i = 0; i < HealthSampler.KEPT_SECONDS * HealthSampler.MOST; i++) {
            tick();
        }
        assertEquals(HealthSampler.MOST, rates().size());
        assertEquals(
                Instant.ofEpochSecond(seconds),
                sampler.history().get(HealthSampler.MOST - 1).time());
    }

    private List<Map<String, Double>> rates() {
        return sampler.history().stream().map(HealthSample::rates).toList();
    }

    @Test
    void aRecordedFrameHasNoLatency() {
        latencies.tracked(frame(Instant.EPOCH));
        assertEquals(OptionalDouble.empty(), tick().median());
        latencies.tracked(frame(Instant.now()));
        OptionalDouble median = tick().median();
        assertTrue(median.isPresent() && median.getAsDouble() >= 0, median::toString);
    }

    private static TrackedFrame frame(Instant time) {
        Image image = Image.of(1, 1, PixelFormat.BGR, new byte[3]);
        return new TrackedFrame("door", new Frame(1, time, image), List.of(), LineUp.of(1, Map.of()));
    }

    @Test
    void latencyIsThatOfTheLatestSeconds() {
        LatencyWindow window = new LatencyWindow(5 * SECOND);
        assertEquals(OptionalDouble.empty(), window.quantile(0, .5));
        for (int i = 1; i <= 100; i++) {
            window.add(SECOND, i);
        }
        assertEquals(50, window.quantile(SECOND, .5).getAsDouble());
        assertEquals(95, window.quantile(6 * SECOND, .95).getAsDouble());
        assertEquals(OptionalDouble.empty(), window.quantile(6 * SECOND + 1, .5));
    }

    @Test
    void sourceThatFailsDoesNotEndTheMeasuring() {
        Counting door = new Counting("door");
        sampler.addSource(door);
        tick();
        door.broken = true;
        tick();
        door.broken = false;
        door.frames += 10;
        assertEquals(Map.of("door", 5.), tick().rates());
    }

    @Test
    void checkThatHangsHoldsNobodyUp() throws Exception {
        AtomicLong now = new AtomicLong(SECOND);
        CountDownLatch hang = new CountDownLatch(1);
        HealthTopic topic = topic(now::get);
        AtomicInteger begun = new AtomicInteger();
        HealthCheck slow = () -> {
            begun.incrementAndGet();
            await(hang);
            return new Result(Result.Status.OK, "at last");
        };
        AtomicInteger asked = new AtomicInteger();
        HealthCheck fine = () -> new Result(Result.Status.OK, "asked " + asked.incrementAndGet());
        topic.addCheck(slow, Map.of(HealthCheck.NAME, "slow"));
        topic.addCheck(fine, Map.of(HealthCheck.NAME, "fine"));
        assertNull(checks(topic), "not known yet");
        assertEquals("health", answered.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        assertNull(checks(topic), "the slow one is not known yet");
        now.addAndGet(10 * SECOND);
        assertEquals(List.of("ok", "no answer"), words(checks(topic)));
        assertEquals("health", answered.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        assertEquals(2, asked.get(), "the other one is asked again");
        assertTrue(begun.get() <= 1, "none is asked twice at once");
        hang.countDown();
        assertEquals("health", answered.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        assertEquals(List.of("ok", "ok"), words(checks(topic)));
    }

    private static List<?> words(List<?> checks) {
        return checks.stream().map(check -> ((Map<?, ?>) check).get("status")).toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void asksEachCheckOnceInTenSeconds() throws Exception {
        AtomicLong now = new AtomicLong(SECOND);
        AtomicInteger asked = new AtomicInteger();
        HealthTopic topic = topic(now::get);
        HealthCheck fine = () -> {
            asked.incrementAndGet();
            return new Result(Result.Status.OK, "all is well");
        };
        HealthCheck broken = () -> {
            throw new NoClassDefFoundError("a check of a test");
        };
        assertEquals(List.of(), checks(topic), "no check");
        topic.addCheck(fine, Map.of(HealthCheck.NAME, "fine"));
        topic.addCheck(broken, Map.of(HealthCheck.NAME, "broken"));
        List<?> checks = outcomes(topic, 2);
        assertEquals(Map.of("name", "fine", "status", "ok", "messages", List.of("all is well")), checks.get(1));
        assertEquals("health check error", ((Map<?, ?>) checks.get(0)).get("status"));
        now.addAndGet(9 * SECOND);
        assertEquals(checks, checks(topic));
        assertEquals(1, asked.get());
        now.addAndGet(SECOND);
        outcomes(topic, 2);
        assertEquals(2, asked.get());
        topic.removeCheck(broken);
        assertEquals(1, checks(topic).size());
        assertNull(answered.poll());
    }

    private HealthTopic topic(LongSupplier nanos) {
        HealthTopic topic = new HealthTopic(sampler, answered::add, nanos);
        topics.add(topic);
        return topic;
    }

    /** After so many checks were asked again. */
    private List<?> outcomes(HealthTopic topic, int many) throws InterruptedException {
        topic.state();
        for (int i = 0; i < many; i++) {
            assertEquals("health", answered.poll(DEADLINE_SECONDS, TimeUnit.SECONDS));
        }
        return checks(topic);
    }

    private static List<?> checks(HealthTopic topic) {
        return (List<?>) ((Map<?, ?>) topic.state()).get("checks");
    }
}
