package io.mien.command.verb;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.command.runtime.CommandContext;
import io.mien.command.runtime.StageSession;
import io.mien.recognizer.GalleryAdmin;
import java.util.EnumSet;
import java.util.Set;

/** A command on the galleries of all models: the stages say which one serves. */
abstract class GalleryAdminVerb extends StageVerb {
    private static final Set<StageKind> NEEDED =
            EnumSet.of(StageKind.ALIGNER, StageKind.EXTRACTOR, StageKind.MATCHER, StageKind.STORE);

    GalleryAdminVerb(CommandContext bench) {
        super(bench);
    }

    /** Does what is asked, while the galleries are available. */
    abstract int call(GalleryAdmin galleries) throws MienException;

    @Override
    public final Integer call() throws MienException {
        try (StageSession session = StageSession.open(bench(), request(NEEDED, 0))) {
            return call(session.galleries());
        }
    }
}
