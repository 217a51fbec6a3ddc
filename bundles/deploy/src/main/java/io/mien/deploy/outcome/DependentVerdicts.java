package io.mien.deploy.outcome;

import io.mien.deploy.framework.BundleInstaller;
import io.mien.deploy.framework.BundlePart;
import io.mien.deploy.framework.BundleParts;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.Combination;
import io.mien.model.ModelStatus.State;
import io.mien.recognizer.StageStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.osgi.framework.Bundle;
import org.osgi.framework.Version;

/**
 * The verdict of the models on a new decoder or engine: it is good if every model that served is opened, tried and taken
 * with it, and no model needs the bundle that it replaces.
 *
 * @param maker the new bundle
 * @param before the models before it came
 * @param fares says the outcome of a stage
 */
record DependentVerdicts(
        Bundle maker, List<ModelStatus> before, BiFunction<BundlePart, List<StageStatus>, Verdict> fares) {
    Verdict verdict(List<ModelStatus> models, List<StageStatus> stages) {
        List<Verdict> verdicts = new ArrayList<>();
        for (ModelStatus old : before) {
            if (OutcomeReader.isGood(old)) {
                models.stream()
                        .filter(m -> isSame(m, old))
                        .findFirst()
                        .flatMap(now -> verdict(old, now, stages))
                        .ifPresent(verdicts::add);
            }
        }
        if (stages.stream().anyMatch(s -> s.state() == StageStatus.State.PREPARING)) {
            verdicts.add(Verdict.pending(title(), "a stage is being prepared"));
        }
        return Verdict.worst(verdicts, new Verdict(Verdict.State.STARTED, title(), ""));
    }

    private static boolean isSame(ModelStatus one, ModelStatus other) {
        return one.name().equals(other.name())
                && one.version().equals(other.version())
                && one.sha256().equals(other.sha256());
    }

    /** Empty if the model has nothing to do with it. */
    private Optional<Verdict> verdict(ModelStatus old, ModelStatus now, List<StageStatus> stages) {
        Optional<String> objection = objection(now);
        if (objection.isPresent()) {
            String model = "model " + old.name() + " " + old.version();
            return Optional.of(Verdict.failed(title(), model + " with it: " + objection.get()));
        }
        List<Combination> made = now.combinations().stream()
                .filter(c -> c.has(BundleParts.asPart(maker)))
                .toList();
        if (old.state() != State.SERVING || made.isEmpty()) {
            return Optional.empty();
        }
        return made.stream()
                .filter(c -> c.state() == State.SERVING)
                .findFirst()
                .map(c -> fares.apply(part(now, c), stages))
                .or(() -> Optional.of(new Verdict(Verdict.State.CANDIDATE, title(), "")));
    }

    private Optional<String> objection(ModelStatus now) {
        if (!OutcomeReader.isGood(now)) {
            return Optional.of(now.reason());
        }
        List<Combination> all = now.combinations();
        boolean needsOlder = !all.isEmpty() && all.stream().allMatch(this::isMadeWithOlder);
        return all.stream()
                .filter(c -> c.has(BundleParts.asPart(maker)) && c.state() == State.REFUSED)
                .map(Combination::reason)
                .findFirst()
                .or(() -> Optional.of("it cannot do what the older " + maker.getSymbolicName() + " does for this model")
                        .filter(reason -> needsOlder));
    }

    private boolean isMadeWithOlder(Combination combination) {
        String prefix = maker.getSymbolicName() + "/";
        for (String part : combination.parts().split(" ")) {
            int end = part.indexOf('@');
            if (part.startsWith(prefix) && end > 0) {
                Version version = Version.parseVersion(part.substring(prefix.length(), end));
                return version.compareTo(maker.getVersion()) < 0;
            }
        }
        return false;
    }

    private static BundlePart part(ModelStatus model, Combination combination) {
        return new BundlePart(model.kind().orElseThrow(), model.stage().with(combination.parts()));
    }

    private String title() {
        return BundleInstaller.title(maker);
    }
}
