package io.mien.host.select;

import io.mien.StageContent.Weights;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.host.model.FoundModel;
import io.mien.host.model.UnreadableModel;
import io.mien.host.offer.SlotOffers;
import io.mien.host.offer.StageOffer;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.model.ModelId;
import io.mien.model.ModelStatus;
import io.mien.model.ModelStatus.State;
import io.mien.model.ModelStatusBuilder;
import io.mien.model.Mud;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Reports the states of the models of one kind.
 *
 * @param kind of stage
 * @param offers the offered stages
 * @param refusals the refused models
 * @param ids the ids as far as they are known
 */
public record ModelStatusReporter(
        StageKind kind, SlotOffers offers, CandidateRefusals refusals, Function<Candidate, StageId> ids) {
    /**
     * @param all that were found
     * @param ordered those that may be opened, best first, with what serves though its description is gone
     */
    public List<ModelStatus> of(List<Candidate> all, List<Candidate> ordered) {
        List<ModelStatus> taken = new ArrayList<>();
        List<ModelStatus> refused = new ArrayList<>();
        for (Candidate candidate : ordered) {
            ModelStatus status = of(candidate);
            (status.state() == State.REFUSED ? refused : taken).add(status);
        }
        all.stream()
                .filter(c -> ordered.stream().noneMatch(o -> o.model().equals(c.model())))
                .map(c -> status(c, State.REFUSED, CandidateAdmission.ROLLED_BACK, ""))
                .forEach(refused::add);
        taken.addAll(refused);
        return taken;
    }

    private ModelStatus of(Candidate candidate) {
        Optional<StageOffer> offer = offers.all().stream()
                .filter(o -> o.model().equals(candidate.model()))
                .findFirst();
        if (offer.isPresent()) {
            State state = offers.isKept(offer.get()) ? State.KEPT : State.SERVING;
            return status(candidate, state, "", offer.get().trial());
        }
        Optional<String> refusal = refusals.of(candidate.model(), candidate.parts());
        return status(candidate, refusal.isPresent() ? State.REFUSED : State.CANDIDATE, refusal.orElse(""), "");
    }

    private ModelStatus status(Candidate candidate, State state, String reason, String trial) {
        ModelStatusBuilder status = described(candidate.model(), state)
                .kind(kind)
                .sha256(
                        ids.apply(candidate).content() instanceof Weights weights
                                ? ModelId.parse(weights.id()).sha256()
                                : "")
                .reason(reason)
                .trial(trial);
        candidate.parts().forEach(parts -> combine(status, candidate, parts));
        return status.build();
    }

    private void combine(ModelStatusBuilder status, Candidate candidate, DecodersAndEngines.Joined parts) {
        Optional<State> offered =
                offers.of(candidate.model(), parts).map(o -> offers.isKept(o) ? State.KEPT : State.SERVING);
        String refusal = refusals.of(candidate.model(), parts).orElse("");
        State otherwise = refusal.isEmpty() ? State.CANDIDATE : State.REFUSED;
        status.combination(parts.names(), offered.orElse(otherwise), offered.isPresent() ? "" : refusal);
    }

    /** The status of a model that has no place in any order yet. */
    public static ModelStatus waiting(FoundModel model, String reason) {
        return described(model, State.WAITING)
                .sha256(model.mud().sha256().orElse(""))
                .reason(reason)
                .build();
    }

    private static ModelStatusBuilder described(FoundModel model, State state) {
        Mud mud = model.mud();
        return new ModelStatusBuilder(mud.name(), mud.version(), model.origin(), state)
                .type(mud.modelType())
                .format(mud.format())
                .licence(mud.licence());
    }

    /** The status of a description that cannot be read. */
    public static ModelStatus unreadable(UnreadableModel unreadable) {
        return new ModelStatusBuilder(unreadable.file(), "", unreadable.origin(), State.REFUSED)
                .reason(unreadable.reason())
                .build();
    }
}
