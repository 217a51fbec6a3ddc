package io.mien.demo.swap;

import io.mien.StageKind;
import io.mien.support.drawing.timeline.Timeline;
import io.mien.support.drawing.timeline.Timeline.Curve;
import io.mien.support.drawing.timeline.Timeline.Panel;
import io.mien.support.drawing.timeline.Timeline.Sample;
import io.mien.support.drawing.timeline.Timeline.Span;
import io.mien.support.drawing.timeline.Timeline.Strip;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** Turns frames into a timeline: throughput and latency a bin, and who served, stage by stage. */
final class TimelineBuilder {
    private static final double BIN = .5;
    private static final double MEDIAN = .5;
    private static final double NINETY_NINE = .99;

    private final List<FrameOutcome> frames;
    private final double seconds;

    /** @param seconds that the loop took, positive */
    TimelineBuilder(Collection<FrameOutcome> all, double seconds) {
        this.frames = all.stream()
                .filter(FrameOutcome::isAnswered)
                .sorted(Comparator.comparingLong(FrameOutcome::ended))
                .toList();
        this.seconds = seconds;
    }

    Timeline timeline(String title, String footer) {
        List<Sample> rates = new ArrayList<>();
        List<Sample> medians = new ArrayList<>();
        List<Sample> tails = new ArrayList<>();
        // The last bin is not a whole one: its rate would be too low.
        for (double from = 0; from + BIN <= seconds; from += BIN) {
            double[] millis = millis(from);
            double middle = from + BIN / 2;
            rates.add(new Sample(middle, millis.length / BIN));
            if (millis.length > 0) {
                medians.add(new Sample(middle, quantile(millis, MEDIAN)));
                tails.add(new Sample(middle, quantile(millis, NINETY_NINE)));
            }
        }
        Panel throughput = new Panel("frames/s", List.of(new Curve("throughput", rates)));
        Panel latency = new Panel("ms", List.of(new Curve("median", medians), new Curve("99th percentile", tails)));
        return new Timeline(title, footer, seconds, "s", List.of(throughput, latency), strips());
    }

    private double[] millis(double from) {
        return frames.stream()
                .filter(f -> f.at() >= from && f.at() < from + BIN)
                .mapToDouble(FrameOutcome::millis)
                .sorted()
                .toArray();
    }

    /** Of sorted values, by nearest rank. */
    static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.max(0, Math.ceil(share * sorted.length) - 1)];
    }

    private List<Strip> strips() {
        return Arrays.stream(StageKind.values())
                .map(kind -> new Strip(kind.word(), spans(kind)))
                .toList();
    }

    /** A stage's span ends with the last frame that it answered: frames of two line-ups may come back out of order. */
    private List<Span> spans(StageKind kind) {
        List<Span> spans = new ArrayList<>();
        long newest = 0;
        String serving = "";
        double from = 0;
        for (FrameOutcome frame : frames) {
            String stage = frame.stage(kind);
            long number = frame.lineUp().orElseThrow().number();
            if (number >= newest && !stage.equals(serving)) {
                if (!serving.isEmpty()) {
                    spans.add(new Span(from, frame.at(), serving));
                    from = frame.at();
                }
                serving = stage;
            }
            newest = Math.max(newest, number);
        }
        if (!serving.isEmpty()) {
            spans.add(new Span(from, seconds, serving));
        }
        return spans;
    }
}
