package io.mien.deploy.service;

import io.mien.deploy.DeploymentException;
import io.mien.deploy.change.DeployContext;
import io.mien.deploy.change.ProbationFollowUp;
import io.mien.deploy.change.ProbationResumption;
import io.mien.deploy.ledger.StartedBundles;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What the deployment does without a request. Not thread-safe; no change may run at the same time. */
final class Upkeep {
    private static final Logger LOG = System.getLogger(Upkeep.class.getName());

    private final DeployContext context;
    private final StartedBundles started;
    private final ProbationFollowUp probations;
    private final ProbationResumption resuming;
    private boolean first = true;

    /** @param crashes as in {@link ProbationResumption} */
    Upkeep(DeployContext context, StartedBundles started, int crashes) {
        this.context = context;
        this.started = started;
        probations = new ProbationFollowUp(context);
        resuming = new ProbationResumption(context, crashes);
    }

    /** Writes what was started, before anything else is written; then resumes the probations of an earlier process. */
    void writeFirst() throws DeploymentException {
        if (first) {
            context.ledger()
                    .writeFirst(
                            context.noteKinds(started.complete(context.ledger().current())));
            first = false;
            if (!context.listOnly()) {
                resume();
            }
        }
    }

    /** A failure leaves the installed bundles usable. */
    private void resume() {
        context.watch().begin();
        try {
            resuming.run();
        } catch (DeploymentException | RuntimeException e) {
            LOG.log(Level.ERROR, "The bundles on probation when Mien ended could not be brought in again", e);
        } finally {
            context.watch().end();
        }
    }

    /** Makes the changes that ended probations ask for. */
    void settle() throws DeploymentException {
        writeFirst();
        probations.settle();
    }
}
