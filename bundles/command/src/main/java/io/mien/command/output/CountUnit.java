package io.mien.command.output;

import java.util.Locale;

/** How a number of things is shown. */
enum CountUnit {
    /** One by one. */
    THINGS(1, "", "%.0f"),

    /** Bytes, by the mebibyte. */
    BYTES(1 << 20, " MiB", "%.1f");

    private final double size;
    private final String suffix;
    private final String format;

    CountUnit(double size, String suffix, String format) {
        this.size = size;
        this.suffix = suffix;
        this.format = format;
    }

    /** A number without its unit. */
    String number(long things) {
        return String.format(Locale.ROOT, format, things / size);
    }

    /** A number with its unit. */
    String of(long things) {
        return number(things) + suffix;
    }

    /** A number a second, with its unit. */
    String rate(double things) {
        return String.format(Locale.ROOT, "%.1f%s", things / size, suffix);
    }
}
