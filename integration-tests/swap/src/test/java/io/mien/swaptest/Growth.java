package io.mien.swaptest;

import static org.junit.Assert.assertTrue;

import io.mien.support.drawing.timeline.Timeline;
import io.mien.support.drawing.timeline.Timeline.Curve;
import io.mien.support.drawing.timeline.Timeline.Panel;
import io.mien.support.drawing.timeline.Timeline.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Vitals over many swaps: what they were after the first ones, and what they are at the end. */
final class Growth {
    private final List<Integer> swaps = new ArrayList<>();
    private final List<Vitals> vitals = new ArrayList<>();

    void add(int swap, Vitals taken) {
        swaps.add(swap);
        vitals.add(taken);
    }

    /**
     * States that a quantity did not grow: the median of the last quarter against that of the quarter after {@code settled}.
     *
     * @param settled swaps that everything may need to reach its size
     * @param allowed growth that is none: what comes and goes
     */
    void isBounded(String what, ToLongFunction<Vitals> value, int settled, long allowed) {
        List<Long> after = new ArrayList<>();
        for (int i = 0; i < swaps.size(); i++) {
            if (swaps.get(i) > settled) {
                after.add(value.applyAsLong(vitals.get(i)));
            }
        }
        int quarter = Math.max(1, after.size() / 4);
        long early = median(after.subList(0, quarter));
        long late = median(after.subList(after.size() - quarter, after.size()));
        assertTrue(what + " grew from " + early + " to " + late + ": " + after, late - early <= allowed);
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }

    Timeline timeline(String title, String footer) {
        Curve loaders = curve("bundle class loaders", Vitals::classLoaders);
        Curve threads = curve("threads", Vitals::threads);
        Curve files = curve("open files", Vitals::files);
        Curve memory = curve("resident less heap", Vitals::nativeMebibytes);
        double length = swaps.get(swaps.size() - 1);
        return new Timeline(
                title,
                footer,
                length,
                "swaps",
                List.of(new Panel("number", List.of(loaders, threads, files)), new Panel("MiB", List.of(memory))),
                List.of());
    }

    private Curve curve(String name, ToLongFunction<Vitals> value) {
        List<Sample> samples = new ArrayList<>();
        for (int i = 0; i < swaps.size(); i++) {
            samples.add(new Sample(swaps.get(i), value.applyAsLong(vitals.get(i))));
        }
        return new Curve(name, samples);
    }
}
