package io.mien.modelkit.convert;

import io.mien.command.output.ProgressBar;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Steps of unlike length on one bar, each worth a hundred; a program's own bar says how far a step is. Not thread-safe. */
final class StepProgress implements Consumer<String> {
    /** The value of one step. */
    static final int WORTH = 100;

    private static final Pattern PERCENT = Pattern.compile("\\b(\\d{1,3})%");

    private final ProgressBar progress;
    private int begun = -1;
    private long reached;

    /** @param progress over {@link #WORTH} for each step */
    StepProgress(ProgressBar progress) {
        this.progress = progress;
    }

    /** The next step begins; those before are done. */
    void next() {
        begun++;
        reach(0);
    }

    /** So much of the step is done; a step never goes back. */
    void reach(int percent) {
        reached = Math.max(reached, (long) WORTH * Math.max(begun, 0) + Math.min(percent, WORTH));
        progress.reach(reached);
    }

    /** Takes a line of a program; the last share in it counts. */
    @Override
    public void accept(String line) {
        Matcher matcher = PERCENT.matcher(line);
        int last = -1;
        while (matcher.find()) {
            last = Integer.parseInt(matcher.group(1));
        }
        // A program draws several bars one after the other: the end of one is not the end of the step.
        if (last >= 0 && last < WORTH) {
            reach(last);
        }
    }
}
