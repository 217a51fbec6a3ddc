package io.mien.deploy.change;

import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.DeploymentListener;
import io.mien.deploy.DeploymentProgress;
import io.mien.deploy.DeploymentProgress.Step;
import io.mien.deploy.framework.BundlePart;
import io.mien.deploy.framework.BundleParts;
import io.mien.deploy.outcome.OutcomeSignals;
import io.mien.model.ModelStatus;
import io.mien.recognizer.StageStatus;
import io.mien.recognizer.StageStatus.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.osgi.framework.Bundle;

/** Waits until what a deployment brought has passed its probation. Other changes may be made during that time. */
public final class ProbationWait {
    /** A listener that does not wait any more cannot say so by itself. */
    private static final long ASK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final DeployContext context;
    private final DeploymentListener listener;
    private final List<LockedBundle> brought;
    private final List<Bundle> bundles;
    private final List<BundlePart> parts;
    private final BooleanSupplier stopped;
    private final Map<String, StageStatus.Progress> proving = new HashMap<>();

    /**
     * @param brought by the deployment
     * @param stopped whether the deployer has ended and hears nothing any more
     */
    public ProbationWait(
            DeployContext context, List<LockedBundle> brought, DeploymentListener listener, BooleanSupplier stopped) {
        this.stopped = stopped;
        this.context = context;
        this.listener = listener;
        this.brought = List.copyOf(brought);
        List<ModelStatus> models = context.live().models();
        bundles = brought.stream()
                .flatMap(b -> context.bundles().find(b).stream())
                .toList();
        parts = bundles.stream()
                .flatMap(b -> BundleParts.stages(b, models).stream())
                .toList();
    }

    /**
     * Returns when no probation of theirs runs any more.
     *
     * @return why a stage failed; empty if none did
     * @throws ProbationUndecidedException if the caller waits no longer, or the deployer ends
     */
    public Optional<String> await(OutcomeSignals.Subscription changes) throws ProbationUndecidedException {
        while (isRunning()) {
            Optional<String> failure = failure();
            if (failure.isPresent()) {
                return failure;
            }
            if (stopped.getAsBoolean()) {
                throw new ProbationUndecidedException("the deployer ends; the probation is not decided");
            }
            if (!listener.isWaiting()) {
                throw new ProbationUndecidedException("not waited for any longer; the probation continues");
            }
            try {
                changes.next(System.nanoTime() + ASK_NANOS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProbationUndecidedException("interrupted; the probation continues", e);
            }
        }
        return failure().or(() -> proving.keySet().stream()
                .findFirst()
                .map(name -> name + " did not pass its probation: it does not serve any more"));
    }

    private Optional<String> failure() {
        return context.live().failed().stream()
                .filter(this::isBrought)
                .findFirst()
                .map(stage -> name(stage) + " failed: " + stage.reason());
    }

    private boolean isRunning() {
        if (!context.live().recognizes()) {
            // It is being configured, and says nothing of its stages.
            return !proving.isEmpty()
                    || brought.stream().anyMatch(context.ledger().current()::isOnProbation);
        }
        List<StageStatus> stages =
                context.live().stages().stream().filter(this::isBrought).toList();
        stages.forEach(this::tell);
        return stages.stream().anyMatch(s -> s.state() == State.PROBATION)
                || bundles.stream().anyMatch(context.codecs()::isRunning);
    }

    /**
     * Requires that all of it is still installed.
     *
     * @return the current list
     * @throws DeploymentException with the reason for which a part of it was removed
     */
    public Lock requireInstalled() throws DeploymentException {
        Lock lock = context.ledger().current();
        if (brought.stream().anyMatch(b -> lock.bundles().stream().noneMatch(l -> LockEdits.same(l, b)))) {
            throw new DeploymentException(
                    "not installed any more since generation " + lock.number() + ": " + lock.why());
        }
        return lock;
    }

    private boolean isBrought(StageStatus stage) {
        return parts.stream().anyMatch(p -> p.is(stage))
                || bundles.stream().anyMatch(b -> BundleParts.isMadeWith(stage.id(), b));
    }

    private void tell(StageStatus stage) {
        String name = name(stage);
        StageStatus.Progress progress = stage.progress();
        if (stage.state() == State.PROBATION && progress.total() > 0) {
            if (!progress.equals(proving.put(name, progress))) {
                String detail = progress.done() + " of " + progress.total();
                listener.progress(
                        DeploymentProgress.of(Step.PROVING, name, detail).progress(progress.share()));
            }
        } else if (stage.state() == State.SERVING && proving.remove(name) != null) {
            listener.progress(DeploymentProgress.of(Step.PROVEN, name, ""));
        }
    }

    private static String name(StageStatus stage) {
        return new BundlePart(stage.kind(), stage.id()).toString();
    }
}
