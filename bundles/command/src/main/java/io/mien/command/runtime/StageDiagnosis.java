package io.mien.command.runtime;

import io.mien.StageKind;
import io.mien.StageUnavailableException;
import io.mien.command.call.UsageException;
import io.mien.command.output.ModelReason;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.State;
import io.mien.recognizer.StageStatus;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tells a stage that has not come yet from one that never will. */
final class StageDiagnosis {
    /** A matcher of earlier versions, which scripts may still ask for. */
    private static final String GRAPH = "graph";

    private final StageChoice choice;
    private final List<ModelStatus> models;
    private final List<StageStatus> stages;

    /**
     * @param choice what was asked for
     * @param models the state of every model, settled
     * @param stages in the recognizer's slots
     */
    StageDiagnosis(StageChoice choice, List<ModelStatus> models, List<StageStatus> stages) {
        this.choice = choice;
        this.models = models;
        this.stages = stages;
    }

    /**
     * Returns if a stage may still come.
     *
     * @throws UsageException if nothing has the name that was asked for; names what is available
     * @throws StageUnavailableException if the request was refused, or no stage is available, with the reasons
     */
    void explain(StageKind kind) throws UsageException, StageUnavailableException {
        List<ModelStatus> meant =
                models(kind).filter(m -> choice.accepts(kind, m.name())).toList();
        if (meant.stream().anyMatch(StageDiagnosis::isTaken) || stages(kind).anyMatch(s -> choice.accepts(kind, s))) {
            return;
        }
        String wanted = choice.name(kind);
        if (wanted.isEmpty()) {
            throw new StageUnavailableException(kind, "no " + kind.word() + " is there" + reasons(meant));
        }
        if (meant.isEmpty()) {
            throw new UsageException(noSuchName(kind));
        }
        throw new StageUnavailableException(kind, kind.word() + " '" + wanted + "' cannot serve" + reasons(meant));
    }

    /** A model that nothing can read may be of any kind that is made of models. */
    private Stream<ModelStatus> models(StageKind kind) {
        boolean modelled = kind == StageKind.DETECTOR || kind == StageKind.EXTRACTOR;
        return models.stream().filter(m -> m.kind().map(k -> k == kind).orElse(modelled));
    }

    private Stream<String> stages(StageKind kind) {
        return stages.stream().filter(s -> s.kind() == kind && s.present()).map(s -> s.id().name());
    }

    private static boolean isTaken(ModelStatus model) {
        return model.state() == State.SERVING || model.state() == State.CANDIDATE;
    }

    private String noSuchName(StageKind kind) {
        Stream<String> taken = models(kind).filter(StageDiagnosis::isTaken).map(ModelStatus::name);
        String names = Stream.concat(taken, stages(kind)).distinct().collect(Collectors.joining(", "));
        return "no " + kind.word() + " is called '" + choice.name(kind) + "'; there is "
                + (names.isEmpty() ? "none" : names)
                + (kind == StageKind.MATCHER && choice.name(kind).equals(GRAPH) ? "; signs has taken its place" : "")
                + reasons(models(kind).filter(m -> !isTaken(m)).toList());
    }

    private static String reasons(List<ModelStatus> models) {
        return models.stream().map(m -> "; " + ModelReason.of(m)).collect(Collectors.joining());
    }
}
