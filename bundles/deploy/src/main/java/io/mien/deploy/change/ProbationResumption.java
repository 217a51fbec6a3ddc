package io.mien.deploy.change;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.outcome.Newcomer;
import io.mien.deploy.outcome.OutcomeReader;
import io.mien.model.ModelStatus;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Goes on with probations that the end of an earlier process interrupted: the launcher started what is older, and the newcomers
 * are brought in beside it once more, unless they took too many processes down with them.
 */
public final class ProbationResumption {
    private static final Logger LOG = System.getLogger(ProbationResumption.class.getName());

    private final DeployContext shop;
    private final int crashes;

    /** @param crashes processes that may die while a newcomer is on probation, from which on it is out */
    public ProbationResumption(DeployContext shop, int crashes) {
        this.shop = shop;
        this.crashes = crashes;
    }

    /** Does it; what does not come is taken out. */
    public void run() throws DeploymentException {
        try {
            takeOutDeadly();
            List<LockedBundle> waiting = waiting();
            if (!waiting.isEmpty()) {
                shop.ledger().tries().begin(List.of(), waiting);
                bring(waiting);
            }
        } catch (IOException e) {
            throw new DeploymentException("what was on probation cannot be told: " + e.getMessage(), e);
        }
    }

    /** Those on probation that the launcher left out. */
    private List<LockedBundle> waiting() {
        Lock lock = shop.ledger().current();
        return lock.bundles().stream()
                .filter(lock::isOnProbation)
                .filter(b -> shop.bundles().find(b).isEmpty())
                .toList();
    }

    private void takeOutDeadly() throws DeploymentException, IOException {
        for (LockedBundle bundle : waiting()) {
            int deaths = shop.ledger().tries().deaths(bundle);
            if (deaths >= crashes) {
                String processes = deaths == 1 ? "a process" : deaths + " processes";
                takeOut(List.of(bundle), processes + " died while it was on probation");
            }
        }
    }

    private void takeOut(List<LockedBundle> failed, String reason) throws DeploymentException {
        Lock start = shop.ledger().current();
        String names = failed.stream().map(LockedBundle::toString).collect(Collectors.joining(", "));
        String why = names + " failed: " + reason;
        Lock written = shop.ledger()
                .write(start.without(failed).next(why, shop.ledger().beforeLast(start)));
        shop.ledger().prune();
        LOG.log(Level.WARNING, "Generation {0} is without it: {1}", written.number(), why);
    }

    private void bring(List<LockedBundle> waiting) throws DeploymentException {
        Lock start = shop.ledger().current();
        List<ModelStatus> models = shop.live().models();
        ArrivedBundles arrival = new ArrivedBundles(shop.bundles(), DeploymentListener.NONE);
        try {
            ArrivalTrials trials = new ArrivalTrials(shop, DeploymentListener.NONE, arrival, start, waiting);
            List<Newcomer> newcomers = trials.bring(waiting);
            OutcomeReader judge = new OutcomeReader(shop.live(), models);
            trials.prove(newcomers, shop.watch().await(() -> judge.of(newcomers), DeploymentListener.NONE));
        } catch (DeploymentException e) {
            arrival.undo();
            shop.codecs().release();
            takeOut(waiting, e.getMessage());
        }
    }
}
