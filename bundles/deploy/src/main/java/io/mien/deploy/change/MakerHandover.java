package io.mien.deploy.change;

import io.mien.StageWishes;
import io.mien.deploy.DeploymentException;
import io.mien.deploy.framework.BundleParts;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.Combination;
import io.mien.model.ModelStatus.State;
import io.mien.recognizer.StageStatus;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.osgi.framework.Bundle;

/**
 * Has host and recognizer make stages with other decoders and engines before the ones that they are made with go: no call waits
 * for a network to open, and a model that cannot be made otherwise is known in time.
 */
final class MakerHandover {
    private final DeployContext context;

    MakerHandover(DeployContext context) {
        this.context = context;
    }

    /**
     * Refuses every stage that is made with bundles that go, until the caller asks for other wishes.
     *
     * @param wishes what is asked for now
     * @param force also if a model then serves no more
     * @throws DeploymentException naming a model that serves with one of them, and is refused with the parts that stay
     */
    void giveUp(List<Bundle> leavers, StageWishes wishes, boolean force) throws DeploymentException {
        List<Bundle> makers = leavers.stream().filter(BundleParts::isMaker).toList();
        Set<String> refused = new HashSet<>(wishes.refused());
        refused.addAll(madeWith(makers));
        if (refused.equals(wishes.refused())) {
            return;
        }
        context.sessions().wish(new StageWishes(wishes.use(), refused));
        List<ModelStatus> models = context.live().models();
        for (ModelStatus model : force ? List.<ModelStatus>of() : models) {
            requireOther(model, makers);
        }
    }

    /** Keys of the stages that are made with one of these bundles. */
    Set<String> madeWith(List<Bundle> makers) {
        Set<String> keys = new HashSet<>();
        for (StageStatus stage : context.live().stages()) {
            if (makers.stream().anyMatch(b -> BundleParts.isMadeWith(stage.id(), b))) {
                keys.add(StageWishes.key(stage.kind(), stage.id()));
            }
        }
        return keys;
    }

    private static void requireOther(ModelStatus model, List<Bundle> makers) throws DeploymentException {
        List<Combination> others = model.combinations().stream()
                .filter(c -> makers.stream().noneMatch(b -> c.has(BundleParts.asPart(b))))
                .toList();
        boolean serves = model.state() == State.SERVING || model.state() == State.KEPT;
        Optional<Combination> refused =
                others.stream().filter(c -> c.state() == State.REFUSED).findFirst();
        if (serves && others.stream().noneMatch(c -> c.state() == State.SERVING) && refused.isPresent()) {
            throw new DeploymentException("model " + model.name() + " " + model.version() + " would serve no more: "
                    + refused.get().reason());
        }
    }
}
