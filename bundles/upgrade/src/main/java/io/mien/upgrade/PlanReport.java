package io.mien.upgrade;

import io.mien.command.output.Output;
import io.mien.command.output.OutputClosedException;
import io.mien.command.output.Table;
import io.mien.upgrade.plan.PlannedFile;
import io.mien.upgrade.plan.UpgradePlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints what a release would change. */
record PlanReport(Output output) {
    private static final double MEBIBYTE = 1 << 20;

    void print(UpgradePlan plan) throws OutputClosedException {
        if (output.isJson()) {
            for (PlannedFile file : plan.files()) {
                json(file);
            }
            output.json(j -> {
                j.writeStringField("release", plan.release().toString());
                j.writeNumberField("fetched", plan.bytes());
                j.writeNumberField("atNextStart", plan.atNextStart().size());
            });
        } else {
            output.text(lines(plan));
        }
    }

    private void json(PlannedFile file) throws OutputClosedException {
        output.json(j -> {
            j.writeStringField("file", file.path());
            j.writeStringField("change", file.change().word());
            j.writeStringField("time", file.time().word());
            j.writeNumberField("bytes", file.length());
            j.writeStringField("reason", file.reason());
        });
    }

    private static List<String> lines(UpgradePlan plan) {
        List<String> lines = new ArrayList<>();
        Table table = new Table("").title("CHANGE", "WHEN", "MIB", "FILE", "WHY");
        int same = 0;
        for (PlannedFile file : plan.files()) {
            if (file.change() == PlannedFile.Change.SAME) {
                same++;
            } else {
                table.row(
                        file.change().word(), file.time().word(), mebibytes(file.length()), file.path(), file.reason());
            }
        }
        if (same < plan.files().size()) {
            lines.addAll(table.lines());
        }
        lines.add(plan.release() + ": " + same + " the same, "
                + plan.missing().size() + " to fetch (" + mebibytes(plan.bytes()) + " MiB), "
                + plan.atNextStart().size() + " for the next start");
        return lines;
    }

    private static String mebibytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f", bytes / MEBIBYTE);
    }
}
