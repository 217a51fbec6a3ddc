package io.mien.command.option;

import java.util.OptionalDouble;
import picocli.CommandLine.Option;

/** From where on two faces are taken for one person. */
public final class ThresholdOption {
    /** Title of the group in a help text. */
    public static final String HEADING = "%nIdentity:%n";

    @Option(
            names = "--threshold",
            paramLabel = "0..1",
            converter = Fraction.class,
            description = "Least similarity of two faces of one person; the model's own unless given.")
    private Double threshold;

    /** The threshold, or empty for the model's own. */
    public OptionalDouble value() {
        return threshold == null ? OptionalDouble.empty() : OptionalDouble.of(threshold);
    }
}
