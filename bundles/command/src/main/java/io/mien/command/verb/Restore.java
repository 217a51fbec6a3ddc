package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.output.FaceText;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien restore}. */
@Command(
        name = "restore",
        description = {
            "Replace the whole gallery with a backup of 'mien backup'.",
            "If the file is not whole, nothing changes."
        },
        footer = {"", "Example:", "  mien restore gallery-2026-08.mien"})
final class Restore extends GalleryVerb {
    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    Restore(CommandContext bench) {
        super(bench);
    }

    @Override
    int call(StageSession session) throws MienException {
        Output output = new Output(bench().call(), false);
        try {
            session.galleries().restore(file, output::checkpoint);
        } catch (CancellationException e) {
            throw output.interrupted("the gallery is as it was");
        }
        int people = session.store().people().size();
        output.completed("restored " + FaceText.count(people, "person", "people") + " from " + file);
        return DONE;
    }
}
