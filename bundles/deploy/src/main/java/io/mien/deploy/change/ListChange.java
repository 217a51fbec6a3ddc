package io.mien.deploy.change;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.framework.BundleParts;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Replaces the list of installed bundles by another one and starts nothing of it: the way back from deployed code that ends or
 * hangs each process. The next start proves the list.
 */
final class ListChange {
    private final DeployContext context;
    private final DeploymentListener listener;
    private final Lock start;
    private final Lock goal;
    private final boolean force;

    /**
     * @param goal the list to go to, with its reason and what a roll-back from it goes to
     * @param force also if no stage is left for a slot
     */
    ListChange(DeployContext context, DeploymentListener listener, Lock goal, boolean force) {
        this.context = context;
        this.listener = listener;
        this.start = context.ledger().current();
        this.goal = goal;
        this.force = force;
    }

    /** Goes there, or leaves everything as it was. */
    Lock run() throws DeploymentException {
        List<LockedBundle> come = LockEdits.without(goal.bundles(), start.bundles());
        List<LockedBundle> go = LockEdits.without(start.bundles(), goal.bundles());
        for (LockedBundle entry : come) {
            requireWhole(entry);
        }
        for (LockedBundle entry : go) {
            if (!force) {
                requireHeir(entry);
            }
        }
        Lock written = context.ledger().write(goal.withRemoved(LockEdits.removed(goal, go, come)));
        listener.progress(DeploymentProgress.of(Step.WRITTEN, "generation " + written.number(), ""));
        go.forEach(e -> listener.progress(DeploymentProgress.of(Step.RETIRED, e.toString(), "")));
        context.ledger().prune();
        return written;
    }

    private void requireWhole(LockedBundle entry) throws DeploymentException {
        if (!entry.deployed()) {
            // The launcher takes the distribution's own files as they are.
            return;
        }
        Path data = context.ledger().data();
        Path file = entry.path(data, data);
        try {
            if (!Files.isRegularFile(file) || !Sha256.of(file).equals(entry.sha256())) {
                throw new DeploymentException("the deployed bundle " + entry + " (" + file + ") is gone or damaged");
            }
        } catch (IOException e) {
            throw new DeploymentException("the deployed bundle " + entry + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** Another bundle of the same sort, model or code, must have a part in each slot. Whether it serves the next start says. */
    private void requireHeir(LockedBundle entry) throws DeploymentException {
        PackedModels models = new PackedModels(context.ledger().data());
        boolean model = isModel(entry, models);
        for (String kind : entry.kinds()) {
            boolean heir = goal.bundles().stream()
                    .filter(b -> b.kinds().contains(kind))
                    .anyMatch(b -> isModel(b, models) == model);
            if (!heir) {
                throw new DeploymentException(
                        "without " + entry + " there would be no " + kind
                                + " at all; 'mien rollback' goes back to what was there before, and --force does it all the same");
            }
        }
    }

    private boolean isModel(LockedBundle entry, PackedModels models) {
        return entry.deployed()
                ? !models.of(entry).isEmpty()
                : context.bundles().find(entry).filter(BundleParts::isModel).isPresent();
    }
}
