package io.mien.command.verb;

import io.mien.command.output.FaceText;
import io.mien.command.output.ModelReason;
import io.mien.command.output.Table;
import io.mien.command.runtime.RunningState;
import io.mien.matcher.SearchFigures;
import io.mien.model.ModelStatus;
import io.mien.recognizer.GalleryStatus;
import io.mien.recognizer.StageFigures;
import io.mien.recognizer.StageStatus;
import io.mien.track.LiveSource;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A status for people. */
final class StatusText {
    private final StatusReport report;

    StatusText(StatusReport report) {
        this.report = report;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>(head().lines());
        lines.addAll(report.leftOut());
        if (report.running().isPresent()) {
            lines.add("");
            lines.addAll(stages().lines());
            lines.addAll(galleries());
            lines.addAll(sources());
            report.models().stream()
                    .filter(m -> m.state() == ModelStatus.State.REFUSED)
                    .forEach(m -> lines.add(ModelReason.of(m)));
            report.idle().forEach(c -> lines.add("not running: " + c));
            lines.addAll(report.refusedCombinations());
            report.refusals().forEach(r -> lines.add("refused " + r.subject() + ": " + r.reason()));
        }
        return lines;
    }

    private Table head() {
        Table table = new Table("");
        table.row(
                "version",
                report.call().version() + " on Java " + Runtime.version().feature());
        report.running().ifPresent(state -> running(table, state));
        table.row("data", report.data());
        table.row("gallery", report.gallery().map(id -> holdings() + "  " + id).orElse(report.trouble()));
        report.remaining().ifPresent(reason -> table.row("erasing", "removed data is still on the disk: " + reason));
        table.row(
                "models",
                report.modelCounts().entrySet().stream()
                        .map(e -> e.getValue() + " " + e.getKey())
                        .collect(Collectors.joining(", ")));
        if (report.running().isEmpty()) {
            report.stages().forEach(s -> table.row(s.kind().word(), s.id() + (s.serving() ? "  serving" : "")));
        }
        return table;
    }

    private static void running(Table table, RunningState state) {
        table.row(
                "process",
                state.process() + ", serving for " + uptime(state.uptime()) + " since "
                        + state.since().truncatedTo(ChronoUnit.SECONDS));
        table.row("generation", state.generation() == 0 ? "none, the product as it comes" : state.generation());
    }

    private static String uptime(Duration time) {
        return time.toDays() > 0
                ? time.toDays() + " d " + time.toHoursPart() + " h"
                : time.toHours() > 0
                        ? time.toHours() + " h " + time.toMinutesPart() + " min"
                        : time.toMinutes() + " min " + time.toSecondsPart() + " s";
    }

    private String holdings() {
        return FaceText.count(report.people(), "person", "people") + ", "
                + FaceText.count(report.faces(), "face", "faces");
    }

    private Table stages() {
        Table table = new Table("")
                .title("STAGE", "NAME", "STATE", "CALLS", "FAILED", "P50 ms", "P99 ms", "LEAKED", "REASON");
        for (StageStatus stage : report.stages()) {
            StageFigures figures = stage.figures();
            table.row(
                    stage.kind().word(),
                    stage.id(),
                    stage.state().word(),
                    figures.calls(),
                    figures.failures(),
                    millis(figures.medianMicros()),
                    millis(figures.p99Micros()),
                    figures.leaked(),
                    stage.reason());
        }
        return table;
    }

    private static String millis(long micros) {
        return String.format(Locale.ROOT, "%.2f", micros / 1e3);
    }

    private List<String> galleries() {
        if (report.galleries().isEmpty()) {
            return List.of();
        }
        Table table =
                new Table("").title("GALLERY OF", "STATE", "FACES", "MADE %", "TO ENROL AGAIN", "COMPARED", "RECALL");
        for (GalleryStatus gallery : report.galleries()) {
            table.row(
                    gallery.space().model().name(),
                    gallery.serving() ? "serving" : gallery.progress() < 1 ? "being made" : "kept",
                    gallery.faces(),
                    Math.round(Math.floor(gallery.progress() * 100)),
                    gallery.lacking().size(),
                    compared(gallery),
                    gallery.search().map(StatusText::recall).orElse("1"));
        }
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines());
        return lines;
    }

    private List<String> sources() {
        if (report.sources().isEmpty()) {
            return List.of();
        }
        Table table = new Table("").title("SOURCE", "STATE", "FRAMES", "FAILED", "LEFT OUT", "REASON");
        for (LiveSource source : report.sources()) {
            table.row(
                    source.name(),
                    source.state().word(),
                    source.frames(),
                    source.failures(),
                    source.dropped(),
                    source.reason());
        }
        List<String> lines = new ArrayList<>(List.of(""));
        lines.addAll(table.lines());
        return lines;
    }

    private static String compared(GalleryStatus gallery) {
        return gallery.search()
                .filter(search -> search.compared() < gallery.faces())
                .map(search -> Integer.toString(search.compared()))
                .orElse("all");
    }

    private static String recall(SearchFigures search) {
        return search.recall().isPresent()
                ? String.format(Locale.ROOT, "%.4f", search.recall().getAsDouble())
                : "not measured yet";
    }
}
