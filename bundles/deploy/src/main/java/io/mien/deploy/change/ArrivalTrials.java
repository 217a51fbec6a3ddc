package io.mien.deploy.change;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.framework.BundleParts;
import io.mien.deploy.outcome.Newcomer;
import io.mien.deploy.outcome.OutcomeReader;
import io.mien.deploy.outcome.Verdict;
import io.mien.deploy.trial.HiddenServices;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;

/**
 * Starts newcomers. Aligners and picture codecs, which no host tries, are tried before other bundles see them: their bundles are
 * started with hidden services, tried, stopped, and started again. A picture codec then serves on probation.
 */
final class ArrivalTrials {
    private final DeployContext context;
    private final DeploymentListener listener;
    private final ArrivedBundles arrival;
    private final List<Bundle> older;
    private List<Newcomer> tried = List.of();

    /**
     * @param installed what the newcomers come to
     * @param entries the newcomers
     */
    ArrivalTrials(
            DeployContext context,
            DeploymentListener listener,
            ArrivedBundles arrival,
            Lock installed,
            List<LockedBundle> entries) {
        this.context = context;
        this.listener = listener;
        this.arrival = arrival;
        this.older = entries.stream()
                .flatMap(e -> SupersededBundles.older(installed, e))
                .flatMap(o -> context.bundles().find(o).stream())
                .toList();
    }

    /**
     * Tries and starts the newcomers, which are installed.
     *
     * @throws DeploymentException naming the bundle and what is wrong; the undo is the caller's
     */
    void start(List<Newcomer> newcomers) throws DeploymentException {
        tried = newcomers.stream()
                .filter(n -> BundleParts.areTried(n.expected()))
                .toList();
        if (tried.isEmpty()) {
            arrival.start();
        } else {
            context.codecs().hold();
            startTried();
        }
        arrival.handOverStores(newcomers, older);
    }

    private void startTried() throws DeploymentException {
        List<Bundle> bundles = tried.stream().map(Newcomer::bundle).toList();
        try (HiddenServices hidden = context.trials().hide(Set.copyOf(bundles))) {
            try {
                arrival.start();
                OutcomeReader outcomes = new OutcomeReader(context.live(), List.of());
                context.watch().await(() -> outcomes.offers(tried), listener);
                for (Bundle bundle : bundles) {
                    context.trials().run(bundle, older);
                }
            } finally {
                bundles.forEach(context.bundles()::stop);
            }
        }
        for (Bundle bundle : bundles) {
            context.bundles().requireStopped(bundle);
            context.bundles().start(bundle);
        }
    }

    /**
     * Tries what else the newcomers offer, and puts picture codecs on probation.
     *
     * @param verdicts the outcome of the newcomers, in their order
     * @return the same, with the probation of codecs
     */
    List<Verdict> prove(List<Newcomer> newcomers, List<Verdict> verdicts) throws DeploymentException {
        List<Verdict> proved = new ArrayList<>();
        for (int i = 0; i < newcomers.size(); i++) {
            Newcomer newcomer = newcomers.get(i);
            if (!tried.contains(newcomer)) {
                context.trials().run(newcomer.bundle(), older);
            }
            boolean probation = context.codecs().begin(newcomer.bundle(), older);
            proved.add(probation ? verdicts.get(i).with(Verdict.State.PROBATION) : verdicts.get(i));
        }
        context.codecs().release();
        return proved;
    }
}
