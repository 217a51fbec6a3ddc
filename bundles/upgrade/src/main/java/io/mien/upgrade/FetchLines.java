package io.mien.upgrade;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.output.OutputClosedException;
import io.mien.upgrade.fetch.ReleaseFetch;
import io.mien.upgrade.plan.PlannedFile;
import java.util.Locale;
import java.util.function.LongConsumer;

/** Tells of files that are fetched: a bar if a person watches, and a line with the rate for each that has come. */
record FetchLines(Output output) implements ReleaseFetch.Listener {
    private static final double MEBIBYTE = 1 << 20;

    @Override
    public LongConsumer begun(PlannedFile file) {
        return output.isJson() ? bytes -> {} : output.download(file.length())::reach;
    }

    @Override
    public void fetched(PlannedFile file, long nanos) {
        double seconds = Math.max(nanos, 1) / 1e9;
        try {
            if (output.isJson()) {
                output.json(j -> {
                    j.writeStringField("step", "fetched");
                    j.writeStringField("subject", file.path());
                    j.writeNumberField("bytes", file.length());
                    j.writeNumberField("seconds", seconds);
                });
            } else {
                output.text(String.format(
                        Locale.ROOT,
                        "fetched %s: %.1f MiB, %.1f MiB/s",
                        file.path(),
                        file.length() / MEBIBYTE,
                        file.length() / MEBIBYTE / seconds));
            }
        } catch (OutputClosedException e) {
            // The output has no reader any more; whether the work ends is for the command to say.
            output.clear();
        }
    }

    @Override
    public void passedOver(MienException reason) {
        output.problem(reason.getMessage() + "; the next place is asked");
    }
}
