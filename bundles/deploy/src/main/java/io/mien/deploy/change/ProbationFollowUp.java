package io.mien.deploy.change;

import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.boot.generation.Lock;
import io.mien.boot.generation.LockedBundle;
import io.mien.boot.generation.UnprovedRelease;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.framework.BundlePart;
import io.mien.deploy.framework.BundleParts;
import io.mien.deploy.probation.CodecProbation;
import io.mien.model.ModelStatus;
import io.mien.picture.PictureCodec;
import io.mien.recognizer.StageStatus;
import io.mien.swap.StageEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;

/**
 * Changes that follow a deployment: predecessors are removed once their successors have passed their probation, and
 * stages that failed it are removed and stay refused. Which ones have passed or failed, the recognizer says. Each change is a
 * generation. Not thread-safe.
 */
public final class ProbationFollowUp {
    private static final Logger LOG = System.getLogger(ProbationFollowUp.class.getName());

    private final DeployContext context;

    /** Watches over what the deployer installs. */
    public ProbationFollowUp(DeployContext context) {
        this.context = context;
    }

    /** Whether there may be something to do after a step of a stage. */
    public static boolean isConcerned(StageEvent event) {
        return switch (event.step()) {
            case SERVING, PASSED, ROLLED_BACK, SUSPENDED, RETIRED, REFUSED -> true;
            default -> false;
        };
    }

    /** Makes the changes that are due; no other change may run at the same time. */
    public void settle() throws DeploymentException {
        for (StageStatus stage : context.live().failed()) {
            BundlePart part = new BundlePart(stage.kind(), stage.id());
            if (!context.ledger().current().refused().contains(part.key())) {
                takeOut(part, stage.reason());
            }
        }
        Optional<CodecProbation.CodecFailure> codec = context.codecs().takeFailure();
        if (codec.isPresent()) {
            takeOut(codec.get());
        }
        if (context.ledger().current().bundles().stream().anyMatch(LockedBundle::superseded)) {
            retirePassed();
        }
        context.codecs().release();
    }

    /** The codec before it serves already. */
    private void takeOut(CodecProbation.CodecFailure failure) throws DeploymentException {
        Lock start = context.ledger().current();
        Optional<LockedBundle> newcomer = start.bundles().stream()
                .filter(b -> context.bundles().find(b).equals(Optional.of(failure.bundle())))
                .findFirst();
        if (newcomer.isPresent()) {
            Set<String> refused = new HashSet<>(start.refused());
            refused.add("codec " + BundleParts.asPart(failure.bundle()) + "@"
                    + newcomer.get().sha256());
            remove(
                    List.of(newcomer.get()),
                    new StageWishes(LockWishes.of(start).use(), refused),
                    newcomer.get() + " failed: " + failure.reason());
        }
    }

    private void takeOut(BundlePart part, String reason) throws DeploymentException {
        Lock start = context.ledger().current();
        List<ModelStatus> models = context.live().models();
        if (!isInstalled(part, models)) {
            // Its bundle went in the meantime: a deployment was undone.
            return;
        }
        List<LockedBundle> newcomers = start.bundles().stream()
                .filter(start::isOnProbation)
                .filter(b -> context.bundles().find(b).stream().anyMatch(bundle -> brings(bundle, part, models)))
                .toList();
        Map<StageKind, String> use = new HashMap<>(LockWishes.of(start).use());
        if (LockWishes.of(start).prefers(part.kind(), part.id())) {
            use.remove(part.kind());
        }
        Set<String> refused = new HashSet<>(start.refused());
        refused.add(part.key());
        refused.addAll(new MakerHandover(context)
                .madeWith(newcomers.stream()
                        .flatMap(b -> context.bundles().find(b).stream())
                        .toList()));
        StageWishes wishes = new StageWishes(use, refused);
        // First, so that it does not come back while it is taken out, and what else is made with it has a successor.
        context.sessions().wish(wishes);
        context.live().models();
        remove(newcomers, wishes, part + " failed: " + reason);
    }

    /** Writes the list without what failed, and removes it. */
    private void remove(List<LockedBundle> newcomers, StageWishes wishes, String why) throws DeploymentException {
        Lock start = context.ledger().current();
        Lock rest = start.without(newcomers).withUnproved(start.unproved().map(UnprovedRelease::withFailure));
        long before = newcomers.isEmpty() ? start.number() : context.ledger().beforeRest(start, rest);
        Lock written = context.ledger().write(LockWishes.put(rest, wishes).next(why, before));
        newcomers.forEach(b -> context.bundles().find(b).ifPresent(context.bundles()::remove));
        for (LockedBundle back :
                rest.bundles().stream().filter(b -> isNamed(newcomers, b)).toList()) {
            // A store was stopped for its successor.
            Optional<Bundle> bundle = context.bundles().find(back);
            if (bundle.isPresent()) {
                context.bundles().start(bundle.get());
            }
        }
        context.ledger().prune();
        LOG.log(Level.WARNING, "Generation {0} is without it: {1}", written.number(), why);
    }

    private boolean isInstalled(BundlePart part, List<ModelStatus> models) {
        List<Bundle> all = context.bundles().all();
        if (part.id().parts().isEmpty()) {
            return all.stream().anyMatch(b -> brings(b, part, models));
        }
        return Arrays.stream(part.id().parts().split(" "))
                .allMatch(p -> all.stream().anyMatch(b -> p.startsWith(BundleParts.asPart(b) + "@")));
    }

    private static boolean brings(Bundle bundle, BundlePart part, List<ModelStatus> models) {
        return BundleParts.isMadeWith(part.id(), bundle)
                || BundleParts.stages(bundle, models).stream().anyMatch(part::same);
    }

    private static boolean isNamed(List<LockedBundle> bundles, LockedBundle one) {
        return bundles.stream().anyMatch(b -> b.name().equals(one.name()));
    }

    private void retirePassed() throws DeploymentException {
        Lock start = context.ledger().current();
        List<ModelStatus> models = context.live().models();
        List<StageStatus> stages = context.live().stages();
        List<LockedBundle> passed = start.bundles().stream()
                .filter(start::isOnProbation)
                .filter(b -> hasPassed(b, models, stages))
                .toList();
        List<LockedBundle> gone = start.bundles().stream()
                .filter(b -> b.superseded() && isNamed(passed, b))
                .toList();
        if (gone.isEmpty()) {
            return;
        }
        String why = passed.stream()
                        .map(LockedBundle::toString)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse("") + " passed the probation";
        Lock rest = start.withBundles(LockEdits.without(start.bundles(), gone));
        context.ledger().write(rest.withUnproved(unproved(rest)).next(why, start.before()));
        gone.forEach(b -> context.bundles().find(b).ifPresent(context.bundles()::remove));
        context.ledger().prune();
    }

    /** A release is proved with the last of its parts. */
    private static Optional<UnprovedRelease> unproved(Lock lock) {
        boolean open = lock.bundles().stream().anyMatch(lock::isOnProbation);
        return lock.unproved().filter(release -> open || release.failed());
    }

    private boolean hasPassed(LockedBundle entry, List<ModelStatus> models, List<StageStatus> stages) {
        Optional<Bundle> bundle = context.bundles().find(entry);
        List<BundlePart> parts = bundle.map(b -> BundleParts.stages(b, models)).orElse(List.of());
        if (bundle.filter(BundleParts::isMaker).isPresent() && !areMadeStagesProved(bundle.get(), stages)
                || bundle.filter(context.codecs()::isRunning).isPresent()) {
            return false;
        }
        boolean maker = bundle.filter(BundleParts::isMaker).isPresent();
        boolean codec = bundle.filter(
                        b -> !BundleParts.services(b, PictureCodec.class).isEmpty())
                .isPresent();
        return (maker || codec) && parts.isEmpty()
                || !parts.isEmpty()
                        && parts.stream().allMatch(p -> stages.stream()
                                .anyMatch(s -> p.is(s) && s.state() == StageStatus.State.SERVING));
    }

    /** No stage that is made with a bundle is on its way to serve, and none serves that is made with an older one. */
    private static boolean areMadeStagesProved(Bundle maker, List<StageStatus> stages) {
        String name = " " + maker.getSymbolicName() + "/";
        return stages.stream()
                .filter(s -> (" " + s.id().parts()).contains(name))
                .noneMatch(s -> s.state() == StageStatus.State.PROBATION
                        || s.state() == StageStatus.State.PREPARING
                        || s.state() == StageStatus.State.SERVING && !BundleParts.isMadeWith(s.id(), maker));
    }
}
