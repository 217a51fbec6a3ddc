package io.mien.deploy.change;

import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.deploy.framework.BundlePart;
import io.mien.model.ModelStatus;
import io.mien.recognizer.StageStatus;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The candidates of a slot: the newcomers, then the stages in their order, then the models that are not opened yet. */
final class SlotCandidates {
    private final StageKind kind;
    private final List<BundlePart> all = new ArrayList<>();

    SlotCandidates(StageKind kind, List<BundlePart> coming, List<StageStatus> stages, List<ModelStatus> models) {
        this.kind = kind;
        coming.stream().filter(p -> p.kind() == kind).forEach(all::add);
        stages.stream()
                .filter(s -> s.kind() == kind && s.state() != StageStatus.State.REFUSED && !s.failed())
                .map(s -> new BundlePart(kind, s.id()))
                .forEach(all::add);
        models.stream()
                .filter(m -> m.kind().equals(Optional.of(kind)))
                .filter(m -> m.state() != ModelStatus.State.REFUSED && m.state() != ModelStatus.State.WAITING)
                .map(m -> new BundlePart(kind, m.stage()))
                .forEach(all::add);
    }

    /** The one that is asked for, whichever bundles leave. */
    Optional<BundlePart> wanted(StageWishes wishes) {
        return all.stream().filter(p -> wishes.prefers(kind, p.id())).findFirst();
    }

    /** The first that does not leave. */
    Optional<BundlePart> first(Collection<BundlePart> leaving) {
        return all.stream().filter(p -> leaving.stream().noneMatch(p::same)).findFirst();
    }
}
