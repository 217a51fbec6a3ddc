package io.mien.console.stages;

import java.util.Locale;

/** A step as the page shows it: in lower case, with spaces. */
final class StepWord {
    private StepWord() {}

    static String of(Enum<?> step) {
        return step.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
