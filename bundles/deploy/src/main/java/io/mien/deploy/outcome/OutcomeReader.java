package io.mien.deploy.outcome;

import io.mien.deploy.framework.BundleInstaller;
import io.mien.deploy.framework.BundlePart;
import io.mien.deploy.framework.BundleParts;
import io.mien.deploy.framework.StageReports;
import io.mien.model.ModelStatus;
import io.mien.recognizer.StageStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks host and recognizer for the outcome of bundles. */
public final class OutcomeReader {
    private final StageReports live;
    private final List<ModelStatus> before;

    /** @param before the models before anything was changed */
    public OutcomeReader(StageReports live, List<ModelStatus> before) {
        this.live = live;
        this.before = List.copyOf(before);
    }

    /** The outcome of each, at this moment. */
    public List<Verdict> of(List<Newcomer> newcomers) {
        List<ModelStatus> models = live.models();
        List<StageStatus> stages = live.stages();
        return newcomers.stream().map(n -> of(n, models, stages)).toList();
    }

    /** Whether each offers what it has to, at this moment. */
    public List<Verdict> offers(List<Newcomer> newcomers) {
        MissingServices missing = new MissingServices(live);
        return newcomers.stream()
                .map(n -> missing.of(n)
                        .orElseGet(() -> new Verdict(Verdict.State.STARTED, BundleInstaller.title(n.bundle()), "")))
                .toList();
    }

    private Verdict of(Newcomer newcomer, List<ModelStatus> models, List<StageStatus> stages) {
        String title = BundleInstaller.title(newcomer.bundle());
        Optional<Verdict> missing = new MissingServices(live).of(newcomer);
        if (missing.isPresent()) {
            return missing.get();
        }
        List<Verdict> verdicts = new ArrayList<>();
        if (BundleParts.isModel(newcomer.bundle())) {
            verdicts.add(ofModels(newcomer, models, stages));
        } else {
            BundleParts.stages(newcomer.bundle(), List.of()).forEach(p -> verdicts.add(ofStage(p, stages)));
        }
        if (BundleParts.isMaker(newcomer.bundle())) {
            verdicts.add(new DependentVerdicts(newcomer.bundle(), before, this::ofStage).verdict(models, stages));
        }
        return Verdict.worst(verdicts, new Verdict(Verdict.State.STARTED, title, ""));
    }

    private Verdict ofModels(Newcomer newcomer, List<ModelStatus> models, List<StageStatus> stages) {
        String title = BundleInstaller.title(newcomer.bundle());
        if (!live.hosts()) {
            return new Verdict(Verdict.State.STARTED, title, "nobody opens models here");
        }
        List<Verdict> verdicts = BundleParts.models(newcomer.bundle(), models).stream()
                .map(m -> ofModel(newcomer, m, stages))
                .toList();
        return Verdict.worst(verdicts, Verdict.pending(title, "the host has not seen its model"));
    }

    private Verdict ofModel(Newcomer newcomer, ModelStatus model, List<StageStatus> stages) {
        String subject = ("model " + model.name() + " " + model.version()).strip();
        return switch (model.state()) {
            case REFUSED, WAITING -> Verdict.failed(subject, model.reason());
            case CANDIDATE -> new Verdict(Verdict.State.CANDIDATE, subject, "");
            case SERVING, KEPT -> BundleParts.stages(newcomer.bundle(), List.of(model)).stream()
                    .map(p -> ofStage(p, stages))
                    .findFirst()
                    .orElseGet(() -> Verdict.pending(subject, "it is of no kind"));
        };
    }

    public Verdict ofStage(BundlePart part, List<StageStatus> stages) {
        if (!live.recognizes()) {
            return Verdict.of(Verdict.State.STARTED, part);
        }
        Optional<StageStatus> info = stages.stream().filter(part::is).findFirst();
        if (info.isEmpty()) {
            return Verdict.pending(part, "the recognizer has not taken it");
        }
        return switch (info.get().state()) {
            case SERVING -> Verdict.of(Verdict.State.SERVING, part);
            case PROBATION -> Verdict.of(Verdict.State.PROBATION, part);
            case PREPARING -> Verdict.pending(
                    part, "it is being prepared: " + info.get().reason());
            case CANDIDATE -> Verdict.of(Verdict.State.CANDIDATE, part);
            case REFUSED, ROLLED_BACK, SUSPENDED, RETIRED -> Verdict.failed(
                    part, info.get().reason());
        };
    }

    /** The same for one that was asked for by name: it has to serve. */
    public Verdict ofHeir(BundlePart part, List<StageStatus> stages) {
        Verdict verdict = ofStage(part, stages);
        return verdict.state() == Verdict.State.CANDIDATE
                ? Verdict.pending(part, "another goes before it, though it was asked for")
                : verdict;
    }

    static boolean isGood(ModelStatus model) {
        return model.state() != ModelStatus.State.REFUSED && model.state() != ModelStatus.State.WAITING;
    }
}
