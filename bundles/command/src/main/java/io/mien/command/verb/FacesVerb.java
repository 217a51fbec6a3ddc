package io.mien.command.verb;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.recognizer.FacesFiles;
import java.nio.file.Path;
import java.util.EnumSet;
import picocli.CommandLine.Parameters;

/** A command on MaixPy's {@code faces.bin}. */
abstract class FacesVerb extends StageVerb {
    @Parameters(paramLabel = "FILE", description = "The faces.bin.")
    private Path file;

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
        try (StageSession session = StageSession.open(bench(), request(EnumSet.allOf(StageKind.class), 0))) {
            String done = move(session.facesFiles(), file);
            new Output(bench().call(), false).text(done);
            return DONE;
        }
    }
}
