package io.mien.command.verb;

import io.mien.StageKind;
import io.mien.command.call.UsageException;
import io.mien.command.line.Verb;
import io.mien.command.option.DataOptions;
import io.mien.command.option.StageOptions;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageChoice;
import java.nio.file.Path;
import java.util.Set;
import picocli.CommandLine.ArgGroup;

/** A command whose options choose stages and the data folder. */
abstract class StageVerb extends Verb {
    @ArgGroup(validate = false, heading = StageOptions.HEADING, order = 3)
    private StageOptions stages = new StageOptions();

    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 4)
    private DataOptions data = new DataOptions();

    StageVerb(CommandContext bench) {
        super(bench);
    }

    final StageChoice choice() throws UsageException {
        return stages.choice();
    }

    final Path data() {
        return data.folder();
    }

    /** @param threads of the inference engine for one call, 0 for all processors */
    final SessionRequest request(Set<StageKind> needed, int threads) throws UsageException {
        return SessionRequest.ofStages(path(), data(), choice(), needed, threads)
                .reading(reads());
    }
}
