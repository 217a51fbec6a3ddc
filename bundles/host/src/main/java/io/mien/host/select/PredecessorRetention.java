package io.mien.host.select;

import io.mien.StageId;
import io.mien.host.config.HostSettings;
import io.mien.host.offer.StageOffer;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** How long a stage stays whose successor is offered, or whose decoder or description is gone. Confined to the host's thread. */
public final class PredecessorRetention {
    private final Later later;
    private final Map<StageOffer, Long> withoutDecoder = new IdentityHashMap<>();
    private Optional<StageId> newcomer = Optional.empty();
    private long deadline;

    /** Asks to be looked at again. */
    @FunctionalInterface
    public interface Later {
        void in(long millis);
    }

    PredecessorRetention(Later later) {
        this.later = later;
    }

    /** A newcomer is offered, and its predecessor kept: for a time, should nobody take the newcomer. */
    void start(StageId id, HostSettings settings) {
        newcomer = Optional.of(id);
        deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.keepMillis());
        later.in(settings.keepMillis() + 1);
    }

    /** Forgets all others. */
    void retain(List<StageOffer> offers) {
        withoutDecoder.keySet().removeIf(known -> offers.stream().noneMatch(o -> o == known));
    }

    /**
     * Notes that a recognizer takes the newcomer: from now on its predecessor is kept until the newcomer has passed its
     * probation.
     */
    void taken(StageId id) {
        newcomer = newcomer.filter(n -> !n.equals(id));
    }

    /** Whether no recognizer took the newcomer in time. */
    boolean isOver() {
        boolean over = newcomer.isPresent() && System.nanoTime() - deadline >= 0;
        if (over) {
            newcomer = Optional.empty();
        }
        return over;
    }

    /**
     * Whether a stage that is not the first may stay: its engine and its bundle, possibly with other content, are present,
     * and its decoder is present or has left only now. A decoder is a pure function, and works after its bundle has stopped.
     */
    boolean mayStay(StageOffer offer, HostView view) {
        boolean listed = view.models().contains(offer.model());
        if (!view.parts().hasEngineOf(offer.parts())
                || !listed && !view.hasSuccessor().test(offer.model())) {
            return false;
        }
        if (view.parts().hasDecoderOf(offer.parts())) {
            withoutDecoder.remove(offer);
            return true;
        }
        long now = System.nanoTime();
        long grace = TimeUnit.MILLISECONDS.toNanos(view.settings().graceMillis());
        if (withoutDecoder.putIfAbsent(offer, now) == null) {
            later.in(view.settings().graceMillis() + 1);
        }
        return now - withoutDecoder.get(offer) < grace;
    }
}
