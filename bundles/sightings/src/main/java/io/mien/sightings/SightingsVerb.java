package io.mien.sightings;

import io.mien.MienException;
import io.mien.command.line.Verb;
import io.mien.command.option.DataOptions;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageSession;
import io.mien.sightings.kept.SightingDatabase;
import picocli.CommandLine.ArgGroup;

/** A command on sightings that needs no model. */
abstract class SightingsVerb extends Verb {
    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 1)
    private DataOptions data = new DataOptions();

    SightingsVerb(CommandContext bench) {
        super(bench);
    }

    /** Does what is asked, while the sightings are open. */
    abstract int call(SightingDatabase database) throws MienException;

    /** Refuses a wrong use, before anything is opened. */
    void check() throws MienException {}

    @Override
    public final Integer call() throws MienException {
        check();
        try (StageSession session = StageSession.open(bench(), SessionRequest.ofGallery(path(), data.folder()))) {
            return call(bench().require(Sightings.class).database());
        }
    }
}
