package io.mien.console.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.util.concurrent.TimeUnit;
import org.apache.felix.hc.api.HealthCheck;
import org.apache.felix.hc.api.Result;
import org.junit.jupiter.api.Test;

class HealthSamplerTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    private final List<String> told = new ArrayList<>();
    private final long begin = System.nanoTime();
    private final HealthSampler sampler = new HealthSampler(told::add);
    private long seconds;

    /** A source with counters. */
    private static final class Counting implements LiveSource {
        private final String name;
        private long frames;
        private long failures;
        private long dropped;

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
        sampler.tracked(frame(Instant.EPOCH));
        assertEquals(OptionalDouble.empty(), tick().median());
        sampler.tracked(frame(Instant.now()));
        assertTrue(sampler.latest().isPresent());
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
    void asksEachCheckOnceInTenSeconds() {
        long[] now = {SECOND};
        int[] asked = new int[1];
        HealthTopic topic = new HealthTopic(sampler, () -> now[0]);
        HealthCheck fine = () -> {
            asked[0]++;
            return new Result(Result.Status.OK, "all is well");
        };
        HealthCheck broken = () -> {
            throw new IllegalStateException("a check of a test");
        };
        topic.addCheck(fine, Map.of(HealthCheck.NAME, "fine"));
        topic.addCheck(broken, Map.of(HealthCheck.NAME, "broken"));
        List<?> checks = checks(topic);
        assertEquals(Map.of("name", "fine", "status", "ok", "messages", List.of("all is well")), checks.get(1));
        assertEquals("health check error", ((Map<?, ?>) checks.get(0)).get("status"));
        now[0] += 9 * SECOND;
        assertEquals(checks, checks(topic));
        assertEquals(1, asked[0]);
        now[0] += SECOND;
        checks(topic);
        assertEquals(2, asked[0]);
        topic.removeCheck(broken);
        assertEquals(1, checks(topic).size());
    }

    private static List<?> checks(HealthTopic topic) {
        return (List<?>) ((Map<?, ?>) topic.state()).get("checks");
    }
}
