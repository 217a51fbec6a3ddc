package io.mien.command.verb;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.line.Verb;
import io.mien.command.option.DataOptions;
import io.mien.command.option.StageOptions;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.SessionRequest;
import io.mien.command.runtime.StageSession;
import io.mien.recognizer.GalleryAdmin;
import java.util.EnumSet;
import java.util.Set;
import picocli.CommandLine.ArgGroup;

/** A command on the galleries of all models: the stages say which one serves. */
abstract class GalleryAdminVerb extends Verb {
    private static final Set<StageKind> NEEDED =
            EnumSet.of(StageKind.ALIGNER, StageKind.EXTRACTOR, StageKind.MATCHER, StageKind.STORE);

    @ArgGroup(validate = false, heading = StageOptions.HEADING, order = 1)
    private StageOptions stages = new StageOptions();

    @ArgGroup(validate = false, heading = DataOptions.HEADING, order = 2)
    private DataOptions data = new DataOptions();

    GalleryAdminVerb(CommandContext bench) {
        super(bench);
    }

    /** Does what is asked, while the galleries are available. */
    abstract int call(GalleryAdmin galleries) throws MienException;

    @Override
    public final Integer call() throws MienException {
        SessionRequest request = SessionRequest.ofStages("gallery " + name(), data.folder(), stages.choice(), NEEDED, 0)
                .reading(reads());
        try (StageSession session = StageSession.open(bench(), request)) {
            return call(session.galleries());
        }
    }
}
