package io.mien.host.select;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.host.config.HostSettings;
import io.mien.host.model.FoundModel;
import io.mien.host.offer.SlotOffers;
import io.mien.host.offer.StageOffer;
import io.mien.host.open.MemoryBudget;
import io.mien.host.open.StageMaker;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.host.stage.NeuralStage;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import io.mien.model.ModelStatus;
import io.mien.support.stages.StageOrder;
import io.mien.support.stages.StagePlaces;
import io.mien.swap.StageEvent;
import io.mien.swap.StageEvent.Step;
import io.mien.swap.StageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The models of one kind: the first in order is open and offered, its predecessor is kept until it has proved itself, the rest
 * are candidates. Confined to the host's thread, or to one that the host's thread waits for.
 */
public final class ModelCandidates {
    private static final Logger LOG = System.getLogger(ModelCandidates.class.getName());

    private final StageKind kind;
    private final StageMaker maker;
    private final CandidateAdmission admission;
    private final StageListener listener;
    private final SlotOffers offers;
    private final PredecessorRetention keeping;
    private final CandidateRefusals refusals;
    private final StagePlaces places = new StagePlaces();

    /**
     * @param kind of stage
     * @param maker makes the stages
     * @param budget of memory
     * @param engines that failed, of all kinds
     * @param listener follows what is done
     * @param later asks for {@link #reconcile} after so many milliseconds
     */
    public ModelCandidates(
            StageKind kind,
            StageMaker maker,
            MemoryBudget budget,
            FailedEngines engines,
            StageListener listener,
            PredecessorRetention.Later later) {
        this.kind = kind;
        this.maker = maker;
        this.admission = new CandidateAdmission(kind, budget);
        this.refusals = new CandidateRefusals(engines);
        this.listener = listener;
        this.offers = new SlotOffers(kind, listener);
        this.keeping = new PredecessorRetention(later);
    }

    /** Opens the first in order that is not refused; the old one goes after the new one has proved itself. */
    public void reconcile(HostView view) {
        Set<FoundModel> known = Stream.concat(
                        view.models().stream(), offers.all().stream().map(StageOffer::model))
                .collect(Collectors.toSet());
        refusals.retain(known);
        admission.retain(known);
        offers.withdraw(o -> !view.parts().hasEngineOf(o.parts()));
        keeping.retain(offers.all());
        Optional<StageOffer> best = best(view);
        if (offers.putFirst(best, o -> stays(o, view))) {
            keeping.start(best.orElseThrow().id(), view.settings());
        }
        boolean over = keeping.isOver();
        offers.keepOnly(o -> !over && stays(o, view));
        offers.closeLeaving();
    }

    private boolean stays(StageOffer offer, HostView view) {
        return keeping.mayStay(offer, view)
                && refusals.of(offer.model(), offer.parts()).isEmpty()
                && !view.settings().wishes().refuses(kind, offer.id());
    }

    private Optional<StageOffer> best(HostView view) {
        List<Candidate> wanted = ordered(view).stream()
                .filter(c -> view.settings().wants(kind, c.model().mud().name()))
                .toList();
        for (Candidate candidate : wanted) {
            for (DecodersAndEngines.Joined parts : candidate.parts()) {
                if (refusals.of(candidate.model(), parts).isEmpty()) {
                    try {
                        return Optional.of(offered(candidate, parts, view.settings()));
                    } catch (ModelRejectedException e) {
                        refuse(candidate, parts, e);
                    }
                }
            }
        }
        // A stage that was suspended is better than none.
        return offers.first().filter(o -> keeping.mayStay(o, view)).filter(o -> view.settings()
                .wants(kind, o.id().name()));
    }

    private StageOffer offered(Candidate candidate, DecodersAndEngines.Joined parts, HostSettings settings)
            throws ModelRejectedException {
        Optional<StageOffer> there = offers.of(candidate.model(), parts);
        return there.isPresent() ? there.get() : open(candidate, parts, settings);
    }

    /**
     * The candidates that may be opened, best first; behind the others of its name, a serving one whose description is gone.
     */
    private List<Candidate> ordered(HostView view) {
        List<Candidate> all = new ArrayList<>(view.candidates(kind));
        for (StageOffer offer : offers.all()) {
            boolean listed = all.stream()
                    .anyMatch(c -> c.model().equals(offer.model()) && c.parts().contains(offer.parts()));
            if (!listed && keeping.mayStay(offer, view)) {
                all.add(new Candidate(offer.model(), List.of(offer.parts()), true));
            }
        }
        return StageOrder.sorted(view.settings().wishes(), kind, all, admission::id, c -> places.keep(c.rank()));
    }

    private StageOffer open(Candidate candidate, DecodersAndEngines.Joined parts, HostSettings settings)
            throws ModelRejectedException {
        Model model = admission.prove(candidate, settings);
        admission.check(model, parts, settings);
        Optional<StageOffer> same = offers.all().stream()
                .filter(o ->
                        o.id().equals(StageMaker.id(model, parts)) && o.parts().equals(parts))
                .filter(o -> o.model().mud().equals(candidate.model().mud()))
                .findFirst();
        if (same.isPresent()) {
            StageOffer found = same.get().of(candidate.model());
            offers.replace(same.get(), found);
            return found;
        }
        if (!offers.all().isEmpty() && admission.mustGoAlone(model, settings)) {
            offers.withdraw(o -> true);
            offers.closeLeaving();
        }
        return maker.offer(candidate.model(), model, parts, beside(candidate.model(), model), settings);
    }

    /** The answers of the same model with other parts that did not fail: the serving ones first. */
    private Optional<NeuralStage> beside(FoundModel found, Model model) {
        return offers.all().stream()
                .filter(o -> refusals.of(o.model(), o.parts()).isEmpty())
                .filter(o -> o.id().content().id().equals(model.id().toString())
                        && o.model().mud().equals(found.mud()))
                .map(StageOffer::stage)
                .findFirst();
    }

    private void refuse(Candidate candidate, DecodersAndEngines.Joined parts, ModelRejectedException e) {
        refusals.add(candidate.model(), parts, e.getMessage());
        List<StageOffer> ofSameBundle = offers.all().stream()
                .filter(o -> parts.engineOrigin().isOfSameBundle(o.parts().engineOrigin()))
                .toList();
        refusals.blameEngine(candidate.model(), parts, ofSameBundle, e.getMessage());
        LOG.log(Level.WARNING, "Model of {0} refused: {1}", candidate.model().origin(), e.getMessage());
        listener.stageChanged(
                StageEvent.of(kind, admission.id(candidate).with(parts.names()), Step.REFUSED, e.getMessage()));
    }

    /** Notes an event of a stage elsewhere, if it is one of these. */
    public void heard(StageEvent event) {
        StageId id = event.stage();
        if (event.kind() != kind || offers.all().stream().noneMatch(o -> o.id().equals(id))) {
            return;
        }
        switch (event.step()) {
            case GALLERY, SERVING, PROBATION -> keeping.taken(id);
            case PASSED -> offers.passed(id);
            case ROLLED_BACK -> putOut(id, "it was rolled back: " + event.detail());
            case SUSPENDED -> putOut(id, "it was suspended: " + event.detail());
            default -> {
                // Said by the host itself, or of no consequence here.
            }
        }
    }

    /** It goes as soon as another is offered in its place. */
    private void putOut(StageId id, String reason) {
        for (StageOffer offer : offers.all()) {
            if (offer.id().equals(id)) {
                admission.putOut(id, offer.parts(), reason);
                refusals.add(offer.model(), offer.parts(), id.name() + ": " + reason);
                refusals.blameEngine(offer.model(), offer.parts(), offers.all(), reason);
            }
        }
    }

    /** Gives all refused candidates another attempt. */
    public void reopen() {
        refusals.clear();
        admission.clear();
    }

    /** Proves the weights of all that may be opened one day, so that a list shows who would be refused. */
    public void prove(HostView view) {
        for (Candidate candidate : ordered(view)) {
            DecodersAndEngines.Joined parts = candidate.parts().get(0);
            if (!candidate.orphan()
                    && offers.all().stream().noneMatch(o -> o.model().equals(candidate.model()))
                    && refusals.of(candidate.model(), parts).isEmpty()) {
                try {
                    admission.prove(candidate, view.settings());
                } catch (ModelRejectedException e) {
                    candidate.parts().forEach(p -> refusals.add(candidate.model(), p, e.getMessage()));
                }
            }
        }
    }

    /** Best first, the refused ones last. */
    public List<ModelStatus> statuses(HostView view) {
        return new ModelStatusReporter(kind, offers, refusals, admission::id).of(view.candidates(kind), ordered(view));
    }

    /** Takes back everything. */
    public void retire() {
        offers.withdraw(o -> true);
        offers.closeLeaving();
    }
}
