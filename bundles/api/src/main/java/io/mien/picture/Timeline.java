package io.mien.picture;

import java.util.List;

/**
 * What happened over a time, to be drawn: curves above, below them a strip for each part that changed.
 *
 * @param title what is shown
 * @param footer what came out of it
 * @param seconds length of the time, positive
 * @param panels of curves, from top to bottom
 * @param strips below the panels, from top to bottom
 */
public record Timeline(String title, String footer, double seconds, List<Panel> panels, List<Strip> strips) {
    public Timeline {
        panels = List.copyOf(panels);
        strips = List.copyOf(strips);
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("a timeline of " + seconds + " s");
        }
    }

    /**
     * Curves over one axis that begins at 0.
     *
     * @param name of the axis, with its unit
     */
    public record Panel(String name, List<Curve> curves) {
        public Panel {
            curves = List.copyOf(curves);
        }
    }

    /**
     * A curve.
     *
     * @param name in the legend
     * @param samples in the order of time
     */
    public record Curve(String name, List<Sample> samples) {
        public Curve {
            samples = List.copyOf(samples);
        }
    }

    /**
     * A value.
     *
     * @param at seconds from the beginning
     * @param value not negative
     */
    public record Sample(double at, double value) {}

    /**
     * What stood in one place, one after the other.
     *
     * @param name of the place
     * @param spans in the order of time
     */
    public record Strip(String name, List<Span> spans) {
        public Strip {
            spans = List.copyOf(spans);
        }
    }

    /**
     * For how long something stood there.
     *
     * @param from seconds from the beginning
     * @param to seconds from the beginning
     * @param text what stood there
     */
    public record Span(double from, double to, String text) {}
}
