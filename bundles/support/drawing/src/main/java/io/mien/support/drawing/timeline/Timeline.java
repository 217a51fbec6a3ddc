package io.mien.support.drawing.timeline;

import java.util.List;

/**
 * Events in the order of time, to be drawn: curves above, below them a strip for each part that changed.
 *
 * @param title what is shown
 * @param footer what came out of it
 * @param length of the axis, positive
 * @param unit of the axis: {@code s}, {@code swaps}
 * @param panels of curves, from top to bottom
 * @param strips below the panels, from top to bottom
 */
public record Timeline(
        String title, String footer, double length, String unit, List<Panel> panels, List<Strip> strips) {
    public Timeline {
        panels = List.copyOf(panels);
        strips = List.copyOf(strips);
        if (!(length > 0)) {
            throw new IllegalArgumentException("a timeline of " + length + " " + unit);
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
     * @param samples in order
     */
    public record Curve(String name, List<Sample> samples) {
        public Curve {
            samples = List.copyOf(samples);
        }
    }

    /**
     * A value.
     *
     * @param at units from the beginning
     * @param value not negative
     */
    public record Sample(double at, double value) {}

    /**
     * The occupants of one place, one after the other.
     *
     * @param name of the place
     * @param spans in order
     */
    public record Strip(String name, List<Span> spans) {
        public Strip {
            spans = List.copyOf(spans);
        }
    }

    /**
     * From where to where something stood there.
     *
     * @param from units from the beginning
     * @param to units from the beginning
     * @param text what stood there
     */
    public record Span(double from, double to, String text) {}
}
