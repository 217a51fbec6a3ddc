package io.mien.command.output;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;
import java.util.function.LongSupplier;

/** A bar on a terminal that says how far a folder has come, how fast, and when it will be done. Not thread-safe. */
public final class ProgressBar implements AutoCloseable {
    private static final int WIDTH = 30;
    private static final long REDRAW = Duration.ofMillis(100).toNanos();

    private final PrintStream err;
    private final boolean shown;
    private final long total;
    private final CountUnit unit;
    private final LongSupplier clock;
    private final long start;
    private long drawn;
    private long done;
    private int length;

    /**
     * @param err the terminal
     * @param shown whether there is one, and a person waits for more than one thing
     * @param total things to be done
     * @param clock nanoseconds from any origin
     */
    public ProgressBar(PrintStream err, boolean shown, int total, LongSupplier clock) {
        this(err, shown, total, CountUnit.THINGS, clock);
    }

    /** A bar of so many single things that are shown in a unit. */
    ProgressBar(PrintStream err, boolean shown, long total, CountUnit unit, LongSupplier clock) {
        this.unit = unit;
        this.err = err;
        this.shown = shown && total > 0;
        this.total = total;
        this.clock = clock;
        this.start = clock.getAsLong();
        this.drawn = start - REDRAW;
        draw();
    }

    /** One more thing is done. */
    public void step() {
        done++;
        draw();
    }

    /** So many things are done. */
    public void reach(long number) {
        done = number;
        draw();
    }

    /** Takes the bar away, so that a line can be printed; the next step draws it again. */
    public void clear() {
        if (length > 0) {
            err.print("\r" + " ".repeat(length) + "\r");
            err.flush();
            length = 0;
            drawn = clock.getAsLong() - REDRAW;
        }
    }

    private void draw() {
        long now = clock.getAsLong();
        if (!shown || now - drawn < REDRAW) {
            return;
        }
        drawn = now;
        String text = text(now - start);
        err.print("\r" + text + " ".repeat(Math.max(0, length - text.length())));
        err.flush();
        length = text.length();
    }

    private String text(long elapsed) {
        int filled = (int) (WIDTH * done / total);
        String bar = "=".repeat(filled) + " ".repeat(WIDTH - filled);
        String text = String.format(
                Locale.ROOT, "[%s] %s/%s %3d%%", bar, unit.number(done), unit.of(total), 100 * done / total);
        if (done == 0 || elapsed <= 0) {
            return text;
        }
        double rate = done / (elapsed / 1e9);
        long left = Math.round((total - done) / rate);
        return text + String.format(Locale.ROOT, "  %s/s  ETA %d:%02d", unit.rate(rate), left / 60, left % 60);
    }

    @Override
    public void close() {
        clear();
    }
}
