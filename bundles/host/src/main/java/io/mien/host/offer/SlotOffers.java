package io.mien.host.offer;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.host.model.FoundModel;
import io.mien.host.parts.DecodersAndEngines;
import io.mien.swap.StageEvent;
import io.mien.swap.StageEvent.Step;
import io.mien.swap.StageListener;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The offered stages of one kind: the first in order, and the predecessors that are kept until it has passed its probation.
 * Confined to the host's thread.
 */
public final class SlotOffers {
    private static final Logger LOG = System.getLogger(SlotOffers.class.getName());

    private final StageKind kind;
    private final StageListener listener;
    /** The oldest first. */
    private final List<StageOffer> kept = new ArrayList<>();

    /** Offered no more, and not closed yet: closing waits for the calls that run. */
    private final List<StageOffer> leaving = new ArrayList<>();

    private Optional<StageOffer> first = Optional.empty();

    /** @param listener is told of what goes */
    public SlotOffers(StageKind kind, StageListener listener) {
        this.kind = kind;
        this.listener = listener;
    }

    public Optional<StageOffer> first() {
        return first;
    }

    public boolean isKept(StageOffer offer) {
        return kept.stream().anyMatch(k -> k == offer);
    }

    public List<StageOffer> all() {
        return Stream.concat(first.stream(), kept.stream()).toList();
    }

    public Optional<StageOffer> of(FoundModel model, DecodersAndEngines.Joined parts) {
        return all().stream().filter(o -> o.is(model, parts)).findFirst();
    }

    /** Puts this one first; whether the one that was first is kept beside it, which {@code keep} decides. */
    public boolean putFirst(Optional<StageOffer> next, Predicate<StageOffer> keep) {
        Optional<StageOffer> old = first.filter(o -> next.filter(n -> n == o).isEmpty());
        first = next;
        next.ifPresent(n -> kept.removeIf(k -> k == n));
        if (old.isEmpty()) {
            return false;
        }
        // Two of one id: nobody could tell them apart, or roll one of them back.
        boolean same = next.filter(n -> n.id().equals(old.get().id())).isPresent();
        boolean keeps = next.isPresent() && !same && keep.test(old.get());
        if (keeps) {
            kept.add(old.get());
        } else {
            retire(old.get());
        }
        return keeps;
    }

    /** The same stage under another description of it. */
    public void replace(StageOffer old, StageOffer same) {
        first = first.map(f -> f == old ? same : f);
        kept.replaceAll(k -> k == old ? same : k);
    }

    /** Retires the predecessors that do not pass. */
    public void keepOnly(Predicate<StageOffer> stays) {
        List<StageOffer> going = kept.stream().filter(stays.negate()).toList();
        kept.removeAll(going);
        going.forEach(this::retire);
    }

    /** Notes that it has passed its probation: its predecessors are retired. */
    public void passed(StageId id) {
        if (first.filter(f -> f.id().equals(id)).isPresent()) {
            keepOnly(k -> false);
        } else {
            int at = kept.stream().map(StageOffer::id).toList().indexOf(id);
            List<StageOffer> before = List.copyOf(kept.subList(0, Math.max(0, at)));
            keepOnly(k -> !before.contains(k));
        }
    }

    /** Takes back those that pass, at once; {@link #closeLeaving} ends them. */
    public List<StageOffer> withdraw(Predicate<StageOffer> which) {
        List<StageOffer> going = all().stream().filter(which).toList();
        kept.removeAll(going);
        first = first.filter(f -> !going.contains(f));
        going.forEach(this::retire);
        return going;
    }

    private void retire(StageOffer offer) {
        offer.unregister();
        leaving.add(offer);
    }

    /** Closes what was taken back; waits a bounded time for the calls in it. */
    public void closeLeaving() {
        List<StageOffer> closing = List.copyOf(leaving);
        leaving.clear();
        // Side by side: each may take its whole time.
        closing.parallelStream().forEach(this::close);
    }

    private void close(StageOffer offer) {
        offer.stage().close();
        listener.stageChanged(StageEvent.of(kind, offer.id(), Step.RETIRED, ""));
        if (offer.stage().leaked()) {
            LOG.log(Level.WARNING, "{0} is given up: a call in it does not end", offer.id());
            listener.stageChanged(StageEvent.of(
                    kind, offer.id(), Step.LEAKED, "a call in it does not end; its memory stays until it does"));
        }
    }
}
