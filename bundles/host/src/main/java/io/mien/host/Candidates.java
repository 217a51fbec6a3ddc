package io.mien.host;

import io.mien.StageKind;
import io.mien.StageOrder;
import io.mien.model.ModelRejectedException;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.State;
import io.mien.model.Mud;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models of one kind: the first in order is open and offered, the rest are candidates, and who was refused stays
 * refused for as long as it is the same file with the same decoder and engine. Confined to the host's thread, or to one
 * that the host's thread waits for.
 */
final class Candidates {
    private static final Logger LOG = System.getLogger(Candidates.class.getName());

    private final StageKind kind;
    private final String only;
    private final StageMaker maker;
    private final Map<FoundModel, Refusal> refused = new HashMap<>();
    private Optional<Offer> serving = Optional.empty();

    private record Refusal(Parts.Joined parts, String reason) {}

    /** A model with the parts it would be made with. Joined once: parts come and go on other threads. */
    private record Entry(FoundModel model, Parts.Joined parts) {}

    /**
     * @param kind of stage
     * @param only the one name that may be opened, or empty
     * @param maker makes the stages
     */
    Candidates(StageKind kind, String only, StageMaker maker) {
        this.kind = kind;
        this.only = only;
        this.maker = maker;
    }

    /** Opens the first in order that is not refused; the old one goes after the new one is offered. */
    void reconcile(List<FoundModel> models, Parts parts) {
        refused.keySet().retainAll(models);
        Optional<Offer> best = best(models, parts);
        Optional<Offer> old = serving;
        serving = best;
        old.filter(o -> best.filter(b -> b == o).isEmpty()).ifPresent(Offer::retire);
    }

    private Optional<Offer> best(List<FoundModel> models, Parts parts) {
        for (Entry entry : ordered(models, parts)) {
            if (serving.isPresent() && serving.get().is(entry.model(), entry.parts())) {
                return serving;
            }
            if (wanted(entry.model()) && !isRefused(entry)) {
                try {
                    return Optional.of(maker.offer(entry.model(), entry.parts()));
                } catch (ModelRejectedException e) {
                    refuse(entry, e);
                }
            }
        }
        return Optional.empty();
    }

    private List<Entry> ordered(List<FoundModel> models, Parts parts) {
        List<Entry> mine = models.stream()
                .flatMap(m -> parts.join(m.mud()).stream().map(joined -> new Entry(m, joined)))
                .filter(e -> e.parts().kind() == kind)
                .toList();
        return StageOrder.sorted(mine, e -> e.model().rank());
    }

    private boolean wanted(FoundModel model) {
        return only.isEmpty() || only.equals(model.mud().name());
    }

    private boolean isRefused(Entry entry) {
        Refusal refusal = refused.get(entry.model());
        return refusal != null && refusal.parts().equals(entry.parts());
    }

    private boolean isServing(FoundModel model) {
        return serving.filter(s -> s.model().equals(model)).isPresent();
    }

    private void refuse(Entry entry, ModelRejectedException e) {
        refused.put(entry.model(), new Refusal(entry.parts(), e.getMessage()));
        LOG.log(Level.WARNING, "Model of {0} refused: {1}", entry.model().origin(), e.getMessage());
    }

    /** Proves the weights of all that may be opened one day, so that a list shows who would be refused. */
    void prove(List<FoundModel> models, Parts parts) {
        for (Entry entry : ordered(models, parts)) {
            if (!isServing(entry.model()) && !isRefused(entry)) {
                try {
                    StageMaker.prove(entry.model());
                } catch (ModelRejectedException e) {
                    refuse(entry, e);
                }
            }
        }
    }

    /** Best first, the refused ones last. */
    List<ModelStatus> statuses(List<FoundModel> models, Parts parts) {
        List<ModelStatus> taken = new ArrayList<>();
        List<ModelStatus> notTaken = new ArrayList<>();
        for (Entry entry : ordered(models, parts)) {
            FoundModel model = entry.model();
            if (isRefused(entry)) {
                notTaken.add(status(model, State.REFUSED, refused.get(model).reason()));
            } else {
                taken.add(status(model, isServing(model) ? State.SERVING : State.CANDIDATE, ""));
            }
        }
        taken.addAll(notTaken);
        return taken;
    }

    private ModelStatus status(FoundModel model, State state, String reason) {
        String known =
                serving.filter(s -> s.model().equals(model)).map(Offer::sha256).orElse("");
        return status(model, Optional.of(kind), state, reason, known);
    }

    /** The status of a model that has no place in any order yet. */
    static ModelStatus waiting(FoundModel model, String reason) {
        return status(model, Optional.empty(), State.WAITING, reason, "");
    }

    private static ModelStatus status(
            FoundModel model, Optional<StageKind> kind, State state, String reason, String knownDigest) {
        Mud mud = model.mud();
        return new ModelStatus(
                mud.name(),
                mud.version(),
                kind,
                mud.modelType(),
                mud.format(),
                mud.licence(),
                knownDigest.isEmpty() ? mud.sha256().orElse("") : knownDigest,
                model.origin(),
                state,
                reason);
    }

    void retire() {
        serving.ifPresent(Offer::retire);
        serving = Optional.empty();
    }
}
