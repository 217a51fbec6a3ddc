package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.output.Output;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import java.nio.file.Path;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code mien backup}. */
@Command(
        name = "backup",
        description = {"Write the whole gallery to one file.", "The file must not exist yet."},
        footer = {"", "Example:", "  mien backup gallery-2026-08.mien"})
final class Backup extends GalleryVerb {
    @Parameters(paramLabel = "FILE", description = "The file.")
    private Path file;

    Backup(CommandContext bench) {
        super(bench);
    }

    @Override
    protected boolean reads() {
        return true;
    }

    @Override
    int call(StageSession session) throws MienException {
        Output output = new Output(bench().call(), false);
        try {
            session.store().backup(file, output::checkpoint);
        } catch (CancellationException e) {
            throw output.interrupted(file + " was not written");
        }
        output.completed("backed the gallery up to " + file);
        return DONE;
    }
}
