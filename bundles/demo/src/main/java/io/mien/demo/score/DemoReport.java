package io.mien.demo.score;

import io.mien.command.output.FaceText;
import io.mien.command.output.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The demo's result as text: a table, what was counted, and a last line that says it all. */
public final class DemoReport {
    private final Scorecard card;

    /** @param card with everything counted */
    public DemoReport(Scorecard card) {
        this.card = card;
    }

    /** How each person, the strangers and the calls fared. */
    public List<String> table() {
        Table table = new Table("").title("PERSON", "PROBES", "RANK-1", "LEAST", "MEAN");
        card.people()
                .forEach(
                        (person, tally) -> table.row(person, tally.probes(), tally.right(), least(tally), mean(tally)));
        List<String> lines = new ArrayList<>(table.lines());
        ScoreCounts counts = card.counts();
        lines.add("");
        lines.add(FaceText.count(counts.strangers, "stranger", "strangers") + ": " + counts.unknown
                + " unknown, nearest similarity " + FaceText.fraction(counts.nearest));
        lines.add("faces that are not there: " + counts.extra);
        return lines;
    }

    private static String least(PersonTally tally) {
        return tally.right() == 0 ? "-" : FaceText.fraction(tally.least());
    }

    private static String mean(PersonTally tally) {
        return tally.right() == 0 ? "-" : FaceText.fraction(tally.mean());
    }

    /** The counts, and the last line. */
    public List<String> summary() {
        ScoreCounts counts = card.counts();
        int alone = card.probes() - counts.probesInCalls;
        return List.of(
                String.format(
                        Locale.ROOT,
                        "counted %d faces = %d enrolled + %d probes + %d strangers + %d in calls;"
                                + " %d probes = %d + %d known faces in calls; %d of %d strangers unknown",
                        card.faces(),
                        counts.enrolled,
                        alone,
                        counts.alone,
                        counts.inCalls,
                        card.probes(),
                        alone,
                        counts.probesInCalls,
                        counts.unknown,
                        counts.strangers),
                String.format(
                        Locale.ROOT,
                        "found %d of %d faces, rank-1 %d of %d",
                        counts.found,
                        card.faces(),
                        card.right(),
                        card.probes()));
    }
}
