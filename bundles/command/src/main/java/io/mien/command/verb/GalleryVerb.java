package io.mien.command.verb;

import io.mien.MienException;
import io.mien.command.line.Verb;
import io.mien.command.option.DataOptions;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageSession;
import picocli.CommandLine.ArgGroup;

/** A command that needs the gallery and no model. */
abstract class GalleryVerb extends Verb {
    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 1)
    private DataOptions data = new DataOptions();

    GalleryVerb(CommandContext bench) {
        super(bench);
    }

    /** Does what is asked, while the gallery is open. */
    abstract int call(StageSession session) throws MienException;

    /** Refuses a wrong use, before the gallery is opened. */
    void check() throws MienException {}

    @Override
    public final Integer call() throws MienException {
        check();
        try (StageSession session = StageSession.open(
                bench(), SessionRequest.ofGallery(path(), data.folder()).reading(reads()))) {
            return call(session);
        }
    }
}
