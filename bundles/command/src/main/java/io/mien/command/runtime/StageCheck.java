package io.mien.command.runtime;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageUnavailableException;
import io.mien.command.call.CommandSettings;
import io.mien.command.call.UsageException;
import io.mien.recognizer.StageStatus;
import java.util.EnumSet;
import java.util.Set;

/** Makes sure that the stages a command needs serve, and says at once why where they never will. */
final class StageCheck {
    private final StageSession session;
    private final StageChoice choice;
    private final CommandSettings settings;

    StageCheck(StageSession session, StageChoice choice, CommandSettings settings) {
        this.session = session;
        this.choice = choice;
        this.settings = settings;
    }

    /**
     * Returns when the needed stages, and those that were asked for by name, serve.
     *
     * @throws UsageException if there is nothing of a name that was asked for
     * @throws StageUnavailableException if a stage was refused or does not come, saying why
     */
    void ensure(Set<StageKind> needed) throws MienException {
        Set<StageKind> kinds = EnumSet.noneOf(StageKind.class);
        kinds.addAll(needed);
        kinds.addAll(choice.names().keySet());
        if (ConditionPoll.until(() -> missing(kinds).isEmpty(), settings.settle())) {
            return;
        }
        StageDiagnosis diagnosis = new StageDiagnosis(
                choice, session.models().list(), session.recognizer().stages());
        for (StageKind kind : missing(kinds)) {
            diagnosis.explain(kind);
        }
        if (!ConditionPoll.until(() -> missing(kinds).isEmpty(), settings.patience())) {
            StageKind kind = missing(kinds).iterator().next();
            throw new StageUnavailableException(
                    kind,
                    "no " + kind.word() + " came up within "
                            + settings.patience().toMillis() + " ms");
        }
    }

    private Set<StageKind> missing(Set<StageKind> kinds) throws MienException {
        Set<StageKind> missing = EnumSet.noneOf(StageKind.class);
        missing.addAll(kinds);
        for (StageStatus stage : session.recognizer().stages()) {
            if (stage.serving() && choice.accepts(stage.kind(), stage.id().name())) {
                missing.remove(stage.kind());
            }
        }
        return missing;
    }
}
