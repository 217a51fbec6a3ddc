package io.mien.deploy.change;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.framework.BundleParts;
import io.mien.deploy.outcome.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;

/** The predecessors of newcomers: older bundles of their names, as far as the newcomers serve. */
final class SupersededBundles {
    private final DeployContext context;
    private final List<LockedBundle> atOnce = new ArrayList<>();
    private final List<LockedBundle> afterProbation = new ArrayList<>();

    SupersededBundles(DeployContext context, Lock installed, List<LockedBundle> entries, List<Verdict> verdicts) {
        this.context = context;
        for (int i = 0; i < entries.size(); i++) {
            LockedBundle newer = entries.get(i);
            // A candidate was not proved by serving: what is older stays for the day on which it fails.
            if (verdicts.get(i).state() != Verdict.State.CANDIDATE) {
                boolean probation = verdicts.get(i).state() == Verdict.State.PROBATION;
                older(installed, newer).forEach(probation ? afterProbation::add : atOnce::add);
            }
        }
    }

    /** Older bundles of a bundle's name. */
    static Stream<LockedBundle> older(Lock installed, LockedBundle newer) {
        return installed.bundles().stream()
                .filter(b -> b.name().equals(newer.name()))
                .filter(b -> AdmissionCheck.version(b).compareTo(AdmissionCheck.version(newer)) < 0);
    }

    List<LockedBundle> atOnce() {
        return atOnce;
    }

    List<LockedBundle> afterProbation() {
        return afterProbation;
    }

    /** Decoders and engines among what goes at once. */
    List<Bundle> makers() {
        return atOnce.stream()
                .flatMap(b -> context.bundles().find(b).stream())
                .filter(BundleParts::isMaker)
                .toList();
    }

    /** Removes what goes at once. */
    void retire(DeploymentListener listener) {
        for (LockedBundle entry : atOnce) {
            context.bundles().find(entry).ifPresent(context.bundles()::remove);
            listener.progress(DeploymentProgress.of(Step.RETIRED, entry.toString(), ""));
        }
    }
}
