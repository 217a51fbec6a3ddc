package io.mien.sightings;

import io.mien.MienException;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.sightings.kept.SightingDatabase;
import java.util.List;
import java.util.TreeSet;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code mien sightings delete}. */
@Command(
        name = "delete",
        description = {
            "Delete sightings: their crops and embeddings are erased.",
            "What was taught from them stays in the gallery; 'mien forget' erases both."
        },
        footer = {"", "Examples:", "  mien sightings delete 12 14", "  mien sightings delete --all"})
final class SightingsDelete extends SightingsVerb {
    @Parameters(
            arity = "0..*",
            paramLabel = "ID",
            description = "Numbers of sightings, as 'mien sightings list' shows them.")
    private List<Long> numbers = List.of();

    @Option(names = "--all", description = "All of them, also those that cannot be read.")
    private boolean all;

    SightingsDelete(CommandContext bench) {
        super(bench);
    }

    @Override
    void check() {
        if (all != numbers.isEmpty()) {
            throw misuse("either numbers of sightings or --all is needed");
        }
    }

    @Override
    int call(SightingDatabase database) throws MienException {
        int deleted = numbers.size();
        if (all) {
            deleted = database.deleteAll();
        } else {
            TreeSet<Long> ids = new TreeSet<>(numbers);
            database.delete(ids);
            deleted = ids.size();
        }
        new Output(bench().call(), false).completed("deleted " + FaceText.count(deleted, "sighting", "sightings"));
        return DONE;
    }
}
