package io.mien.command.verb;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.line.Verb;
import io.mien.command.option.DataOptions;
import io.mien.command.option.StageOptions;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageSession;
import io.mien.recognizer.FacesFiles;
import java.nio.file.Path;
import java.util.EnumSet;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Parameters;

/** A command on MaixPy's {@code faces.bin}. */
abstract class FacesVerb extends Verb {
    @Parameters(paramLabel = "FILE", description = "The faces.bin.")
    private Path file;

    @ArgGroup(validate = false, heading = StageOptions.HEADING, order = 1)
    private StageOptions stages = new StageOptions();

    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 2)
    private DataOptions data = new DataOptions();

    FacesVerb(CommandContext bench) {
        super(bench);
    }

    /**
     * Moves the faces.
     *
     * @return what was done, for a person to read
     */
    abstract String move(FacesFiles files, Path file) throws MienException;

    @Override
    public final Integer call() throws MienException {
        SessionRequest request = SessionRequest.ofStages(
                        "faces " + name(), data.folder(), stages.choice(), EnumSet.allOf(StageKind.class), 0)
                .reading(reads());
        try (StageSession session = StageSession.open(bench(), request)) {
            String done = move(session.facesFiles(), file);
            new Output(bench().call(), false).text(done);
            return DONE;
        }
    }
}
