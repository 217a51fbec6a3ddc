package io.mien.sightings;

import io.mien.MienException;
import io.mien.command.option.JsonOption;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.output.Table;
import io.mien.command.output.TimeText;
import io.mien.command.picture.SheetFile;
import io.mien.command.runtime.CommandContext;
import io.mien.picture.PictureCodec;
import io.mien.sightings.kept.SightingDatabase;
import io.mien.sightings.kept.SightingFacts;
import io.mien.sightings.kept.SightingHead;
import io.mien.store.Chip;
import io.mien.store.Label;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code mien sightings list}. */
@Command(
        name = "list",
        description = "List who was seen, the latest first.",
        footer = {"", "Examples:", "  mien sightings list", "  mien sightings list --unknown --since 2h --out seen.jpg"
        })
final class SightingsList extends SightingsVerb {
    @Option(names = "--unknown", description = "Only those of nobody known.")
    private boolean unknown;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            description = "Only those seen since then: 30m, 2h or 7d ago, 2026-08-01 or 2026-08-01T10:30.")
    private String since;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Write a contact sheet of the best crops with their numbers, as JPEG or PNG by its name.")
    private Path out;

    @ArgGroup(validate = false, heading = JsonOption.HEADING, order = 2)
    private JsonOption json = new JsonOption();

    private Instant from = Instant.MIN;

    SightingsList(CommandContext bench) {
        super(bench);
    }

    @Override
    void check() throws MienException {
        if (since != null) {
            from = SinceTime.parse(since, Instant.now(), ZoneId.systemDefault());
        }
    }

    @Override
    int call(SightingDatabase database) throws MienException {
        Output output = new Output(bench().call(), json.isAsked());
        List<SightingHead> heads = database.list().stream()
                .filter(head -> !unknown || head.person().isEmpty())
                .filter(head -> !head.facts().last().isBefore(from))
                .sorted(Comparator.comparing((SightingHead head) -> head.facts().last())
                        .reversed())
                .toList();
        if (out != null) {
            write(database, heads);
        }
        if (output.isJson()) {
            for (SightingHead head : heads) {
                json(output, head);
            }
        } else {
            output.text(heads.isEmpty() ? List.of("No sighting is kept.") : table(heads));
            if (out != null) {
                output.text("wrote " + FaceText.count(heads.size(), "face", "faces") + " to " + out);
            }
        }
        if (database.unreadable() > 0) {
            output.problem(
                    FaceText.count(database.unreadable(), "sighting", "sightings") + " cannot be read, see the log");
        }
        return DONE;
    }

    private void write(SightingDatabase database, List<SightingHead> heads) throws MienException {
        new SheetFile(
                        bench().require(PictureCodec.class),
                        settings().quality(),
                        settings().sheetFaces())
                .write(
                        bench().call().resolve(out.toString()),
                        heads.stream().map(SightingHead::id).toList(),
                        id -> Optional.of(new Chip(database.read(id).get(0).picture(), List.of())),
                        "give --since");
    }

    private static List<String> table(List<SightingHead> heads) {
        Table table = new Table("").title("SIGHTING", "PERSON", "SCORE", "SEEN", "SECONDS", "SOURCE");
        for (SightingHead head : heads) {
            SightingFacts facts = head.facts();
            table.row(
                    head.id(),
                    head.person().orElse(Label.UNKNOWN),
                    isByPerson(head) ? "-" : FaceText.fraction(facts.decision().score()),
                    TimeText.of(facts.first()),
                    facts.last().getEpochSecond() - facts.first().getEpochSecond(),
                    facts.source());
        }
        return table.lines();
    }

    private static boolean isByPerson(SightingHead head) {
        return head.named().isPresent();
    }

    private static void json(Output output, SightingHead head) throws MienException {
        output.json(j -> {
            j.writeNumberField("id", head.id());
            j.writeStringField("person", head.person().orElse(null));
            j.writeBooleanField("named", isByPerson(head));
            j.writeNumberField("score", head.facts().decision().score());
            j.writeStringField("first", head.facts().first().toString());
            j.writeStringField("last", head.facts().last().toString());
            j.writeNumberField("frames", head.facts().frames());
            j.writeStringField("source", head.facts().source());
            j.writeNumberField("crops", head.crops());
        });
    }
}
