package io.mien.deploy.service;

import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.Generation;
import io.mien.deploy.change.DeployContext;
import io.mien.deploy.change.ProbationWait;
import io.mien.deploy.outcome.OutcomeSignals;
import java.util.List;
import java.util.Optional;

/**
 * The end of the probations that a deployment began.
 *
 * @param schedule makes the changes that follow from them
 */
record DeploymentProof(DeployContext context, OutcomeSignals signals, UpkeepSchedule schedule) {
    /**
     * Returns when all of it has passed.
     *
     * @param brought by the deployment
     * @throws io.mien.deploy.change.ProbationUndecidedException if the caller waits no longer
     * @throws DeploymentException with the reason, if a part failed or was removed
     */
    Generation await(List<LockedBundle> brought, DeploymentListener listener) throws DeploymentException {
        ProbationWait wait = new ProbationWait(context, brought, listener, schedule::isClosed);
        Optional<String> failure;
        try (OutcomeSignals.Subscription changes = signals.open()) {
            failure = wait.await(changes);
        }
        // The bundle that failed, or the older one, is removed when the caller hears of it.
        schedule.look();
        if (failure.isPresent()) {
            throw new DeploymentException(failure.get());
        }
        return Generations.current(wait.requireInstalled());
    }
}
