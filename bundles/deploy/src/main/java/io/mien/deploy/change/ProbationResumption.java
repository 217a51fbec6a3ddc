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

    private final DeployContext context;
    private final int crashes;

    /** @param crashes processes that may die while a newcomer is on probation, from which on it is out */
    public ProbationResumption(DeployContext context, int crashes) {
        this.context = context;
        this.crashes = crashes;
    }

    /** Does it; what does not come is taken out. */
    public void run() throws DeploymentException {
        try {
            takeOutDeadly();
            List<LockedBundle> waiting = waiting();
            if (!waiting.isEmpty()) {
                context.ledger().tries().begin(List.of(), waiting);
                bring(waiting);
            }
        } catch (IOException e) {
            throw new DeploymentException("what was on probation cannot be told: " + e.getMessage(), e);
        }
    }

    /** Those on probation that the launcher left out. */
    private List<LockedBundle> waiting() {
        Lock lock = context.ledger().current();
        return lock.bundles().stream()
                .filter(lock::isOnProbation)
                .filter(b -> context.bundles().find(b).isEmpty())
                .toList();
    }

    private void takeOutDeadly() throws DeploymentException, IOException {
        for (LockedBundle bundle : waiting()) {
            int deaths = context.ledger().tries().deaths(bundle);
            if (deaths >= crashes) {
                String processes = deaths == 1 ? "a process" : deaths + " processes";
                takeOut(List.of(bundle), processes + " died while it was on probation");
            }
        }
    }

    private void takeOut(List<LockedBundle> failed, String reason) throws DeploymentException {
        Lock start = context.ledger().current();
        String names = failed.stream().map(LockedBundle::toString).collect(Collectors.joining(", "));
        String why = names + " failed: " + reason;
        Lock rest = start.without(failed);
        Lock written = context.ledger().write(rest.next(why, context.ledger().beforeRest(start, rest)));
        context.ledger().prune();
        LOG.log(Level.WARNING, "Generation {0} is without it: {1}", written.number(), why);
    }

    private void bring(List<LockedBundle> waiting) throws DeploymentException {
        Lock start = context.ledger().current();
        List<ModelStatus> models = context.live().models();
        ArrivedBundles arrival = new ArrivedBundles(context.bundles(), DeploymentListener.NONE);
        try {
            ArrivalTrials trials = new ArrivalTrials(context, DeploymentListener.NONE, arrival, start, waiting);
            List<Newcomer> newcomers = arrival.install(waiting);
            trials.start(newcomers);
            OutcomeReader outcomes = new OutcomeReader(context.live(), models);
            trials.prove(newcomers, context.watch().await(() -> outcomes.of(newcomers), DeploymentListener.NONE));
        } catch (DeploymentException e) {
            arrival.undo();
            context.codecs().release();
            takeOut(waiting, e.getMessage());
        }
    }
}
