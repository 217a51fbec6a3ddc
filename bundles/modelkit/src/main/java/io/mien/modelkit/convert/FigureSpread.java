package io.mien.modelkit.convert;

import java.util.List;
import java.util.Locale;
import java.util.function.BinaryOperator;

/** Figures of one kind. */
record FigureSpread(List<Double> values) {
    FigureSpread {
        values = List.copyOf(values);
    }

    /** The mean, 0 of none. */
    double mean() {
        return values.stream().mapToDouble(v -> v).average().orElse(0);
    }

    private String text(BinaryOperator<Double> extreme, String name) {
        if (values.isEmpty()) {
            return "-";
        }
        double found = values.stream().reduce(extreme).orElseThrow();
        return String.format(Locale.ROOT, "mean %.4f, %s %.4f", mean(), name, found);
    }

    /** Mean and least, for figures that should be large. */
    String least() {
        return text(Math::min, "least");
    }

    /** Mean and most, for figures that should be small. */
    String most() {
        return text(Math::max, "most");
    }
}
