package io.mien.recognizer.slot;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageRetiredException;
import io.mien.recognizer.StageInfo;
import io.mien.recognizer.config.Settings;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.Stores;
import io.mien.recognizer.guard.Guard;
import io.mien.recognizer.guard.StageFailure;
import io.mien.recognizer.guard.Subject;
import io.mien.store.FaceStore;
import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Hands out the current line-up. A change of a slot makes the next one; frames on their way keep the one they leased. A
 * frame on which a stage fails is done again with the next candidate. Thread-safe.
 */
public final class LineUps implements AutoCloseable {
    private final Slots slots;
    private final Supplier<Settings> settings;
    private final Current current = new Current();
    private final Happenings happenings;
    private final Guard guard;
    private final KeptGalleries kept;
    private final Preparing preparing;
    private final Switching switching;
    private final PuttingOut out;
    private final Alternatives alternatives;
    private final Judge judge;
    private final Predecessors predecessors;
    private final Overview overview;

    /** What is done with one line-up. */
    public interface Work<T> {
        /**
         * @param frame its stages are leased for as long as this runs
         * @throws StageRetiredException to be called again with the then-current line-up
         */
        T with(Frame frame) throws MienException;
    }

    /**
     * @param slots watched through {@link #changed}
     * @param settings asked whenever they are needed
     * @param listener told of every step, on a thread of its own
     */
    public LineUps(Slots slots, Supplier<Settings> settings, StageListener listener) {
        this.slots = slots;
        this.settings = settings;
        happenings = new Happenings(listener);
        guard = new Guard(() -> settings.get().guard(), this::leaked);
        Trials trials = new Trials(slots, happenings, this::look);
        preparing = new Preparing(happenings, this::outcome);
        kept = new KeptGalleries(current, trials, preparing, happenings, guard, () -> settings.get()
                .drainMillis());
        switching = new Switching(slots, current, settings, happenings, guard, kept, trials, preparing);
        out = new PuttingOut(slots, current, settings, happenings, trials, kept, switching);
        predecessors = new Predecessors(slots, current, trials);
        alternatives = new Alternatives(slots, current, trials, kept);
        judge = new Judge(guard, out, settings);
        overview = new Overview(slots, current, trials, preparing);
    }

    private void look() {
        out.look();
    }

    private Preparing.Outcome outcome() {
        return out.outcome(preparing);
    }

    private void leaked(Subject subject) {
        happenings.tell(subject, StageEvent.Step.LEAKED, "a call hangs and cannot be ended");
    }

    /** From now on galleries are there, and kept by what serves. */
    public void galleriesIn(Galleries galleries) {
        kept.in(galleries);
    }

    /**
     * A slot changed. The next line-up serves at once, or as soon as its gallery is made; the frames that use stages which
     * have left are through, or had their time, when this returns.
     */
    public void changed() {
        switching.decide();
        current.drain(
                l -> l.entries().values().stream()
                        .anyMatch(e -> !slots.of(e.subject().kind()).holds(e.subject())),
                settings.get().drainMillis());
    }

    /** Where the galleries are. */
    public Galleries galleries() {
        return kept.galleries().orElseThrow();
    }

    /** The stores, as who looks after galleries sees them. */
    public Stores stores() {
        return new StoreSlot(slots, current, guard);
    }

    /**
     * A stage came, or changed. One that was put out before is told of again, so that whoever offers it does not take it for
     * the one that serves. A store that serves may say that it keeps another gallery now: its owner did that, and nobody
     * takes over.
     */
    void updated(StageEntry<?> entry) {
        slots.standing()
                .putOut(entry.subject().kind(), entry.id())
                .ifPresent(reason -> happenings.tell(entry.subject(), StageEvent.Step.ROLLED_BACK, reason));
        if (entry.subject().kind() == StageKind.STORE && current.get().uses(entry.subject())) {
            slots.standing().serves(entry.id().model());
        }
    }

    /** What a store keeps may have been replaced. */
    void restored(FaceStore store) {
        kept.galleries().ifPresent(g -> g.changed(store));
    }

    /** A stage never serves, for a reason of its own. */
    void refuse(StageEntry<?> entry, String reason) {
        slots.standing().refuse(entry.subject().kind(), entry.id(), reason);
        happenings.tell(entry.subject(), StageEvent.Step.REFUSED, reason);
    }

    /** A stage has left, and no frame uses it any more. */
    void retired(StageEntry<?> entry) {
        happenings.tell(entry.subject(), StageEvent.Step.RETIRED, "");
    }

    /** Every stage, by kind and best first, and how it fares. */
    public List<StageInfo> list() {
        return overview.list();
    }

    /**
     * Does {@code work} with a line-up that has all of {@code needed}; again with the next one where a stage retires on the
     * way, and with the next candidate where one fails.
     *
     * @throws io.mien.StageUnavailableException naming the stage that was missing for longer than the configured time
     */
    public <T> T with(Set<StageKind> needed, Work<T> work) throws MienException {
        long deadline =
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.get().waitMillis());
        List<StageFailure> failures = new ArrayList<>();
        long unusable = 0;
        while (true) {
            ActiveLineUp lineUp = next(needed, failures, unusable, deadline);
            try {
                Optional<Frame.Comparing> comparing = failures.isEmpty() ? Optional.of(comparing()) : Optional.empty();
                T answer = guard.run(watch -> work.with(new Frame(lineUp, watch, kept::load, comparing)));
                judge.answered(failures);
                return answer;
            } catch (StageRetiredException e) {
                // The stage knows before the slot does: wait for the slot to follow, do not ask the same stage again.
                unusable = lineUp.number();
            } catch (StageFailure e) {
                failures.add(e);
            } finally {
                current.endLease(lineUp);
            }
        }
    }

    private Frame.Comparing comparing() {
        return new Frame.Comparing(predecessors, settings.get().comparison());
    }

    private ActiveLineUp next(Set<StageKind> needed, List<StageFailure> failures, long unusable, long deadline)
            throws MienException {
        if (alternatives.currentIsFree(failures)) {
            return current.lease(needed, unusable, deadline).orElseThrow(() -> Current.unavailable(slots, needed));
        }
        Optional<ActiveLineUp> once =
                unusable == 0 || failures.isEmpty() ? alternatives.lease(needed, failures) : Optional.empty();
        if (once.isEmpty()) {
            judge.unanswered(failures);
            throw failures.get(0).toException();
        }
        return once.get();
    }

    @Override
    public void close() {
        preparing.cancel();
        happenings.close();
        guard.close();
    }
}
