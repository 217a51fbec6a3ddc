package io.mien.recognizer.lineup;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageRetiredException;
import io.mien.StageUnavailableException;
import io.mien.recognizer.StageStatus;
import io.mien.recognizer.config.RecognizerSettings;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.KnownStores;
import io.mien.recognizer.guard.AnswerComparison;
import io.mien.recognizer.guard.CallGuard;
import io.mien.recognizer.guard.StageFailure;
import io.mien.recognizer.lineup.FailureAttribution.FrameFailure;
import io.mien.recognizer.swap.SwapEvent;
import io.mien.recognizer.swap.SwapState;
import io.mien.swap.StageEvent;
import io.mien.swap.StageListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Hands out the current line-up. A change of a slot makes the next one; frames on their way keep the one they leased. A
 * frame on which a stage fails is done again with the next candidate. Thread-safe.
 */
public final class LineUps implements AutoCloseable {
    /** Why models may not be opened though they are installed. */
    private static final String NO_HOST =
            "; nothing opens models: no host runs, or nothing asks for models (Sessions.open, or a configuration"
                    + " io.mien.host, which may be empty)";

    private final Supplier<RecognizerSettings> settings;
    private final BooleanSupplier hosted;
    private final StageEventQueue queue;
    private final CallGuard guard;
    private final SwapController controller;
    private final FailureAttribution attribution;
    private final PredecessorLeases predecessors;

    /** The work on one frame, with one line-up. */
    public interface Work<T> {
        /**
         * @param frame its stages are leased for as long as this runs
         * @throws StageRetiredException to be called again with the then-current line-up
         */
        T with(FrameContext frame) throws MienException;
    }

    /**
     * Without a stage.
     *
     * @param settings asked whenever they are needed
     * @param galleries of the line-ups; closed by their owner
     * @param listener told of every step, on a thread of its own
     * @param hosted whether a host runs, which opens models; asked when a stage is missing
     */
    public LineUps(
            Supplier<RecognizerSettings> settings,
            Galleries galleries,
            StageListener listener,
            BooleanSupplier hosted) {
        this.hosted = hosted;
        StageEventQueue events = new StageEventQueue(listener);
        this.settings = settings;
        queue = events;
        guard = new CallGuard(
                () -> settings.get().guard(),
                monitored -> events.publish(
                        monitored.kind(),
                        monitored.id(),
                        StageEvent.Step.LEAKED,
                        "a call hangs and cannot be ended",
                        1));
        controller = new SwapController(settings, galleries, guard, queue);
        attribution = new FailureAttribution(guard, controller, settings);
        predecessors = new PredecessorLeases(controller);
    }

    /** What decides which stages serve; to be told of those that come and go, and of what is asked for. */
    SwapController controller() {
        return controller;
    }

    /** The stores, as the galleries see them. */
    public KnownStores stores() {
        return new LineUpStores(controller, guard);
    }

    /** Every stage, by kind and best first, and how it fares. */
    public List<StageStatus> list() {
        return new StageOverview(controller).list();
    }

    /**
     * Does {@code work} with a line-up that has all of {@code needed}; again with the next one if a stage retires on the
     * way, and with the next candidate if one fails.
     *
     * @throws StageUnavailableException naming the stage that was missing for longer than the configured time
     */
    public <T> T with(Set<StageKind> needed, Work<T> work) throws MienException {
        long deadline =
                System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(settings.get().waitMillis());
        List<FrameFailure> failures = new ArrayList<>();
        long unusable = 0;
        while (true) {
            ActiveLineUp lineUp = next(needed, failures, unusable, deadline);
            try {
                Optional<AnswerComparison> comparison =
                        failures.isEmpty() ? Optional.of(settings.get().comparison()) : Optional.empty();
                T answer = guard.run(monitor ->
                        work.with(new FrameContext(lineUp, monitor, controller::load, predecessors, comparison)));
                tellFirstAnswers(lineUp);
                attribution.answered(failures);
                return answer;
            } catch (StageRetiredException e) {
                // The stage knows before the slot does: wait for the slot to follow, do not ask the same stage again.
                unusable = lineUp.number();
            } catch (StageFailure e) {
                failures.add(new FrameFailure(lineUp.entry(e.monitored().kind()), e));
            } finally {
                controller.holder().endLease(lineUp);
            }
        }
    }

    /** Cheap once a line-up that lacked nothing has served. */
    private void tellFirstAnswers(ActiveLineUp lineUp) {
        if (!controller.state().hasBeenWhole()) {
            for (StageEntry entry : lineUp.entries().values()) {
                if (controller.state().asksFirstAnswer(entry.description())
                        && entry.monitored().record().answered() > 0) {
                    controller.apply(
                            new SwapEvent.StageAnswered(entry.description().service()));
                }
            }
        }
    }

    private ActiveLineUp next(Set<StageKind> needed, List<FrameFailure> failures, long unusable, long deadline)
            throws MienException {
        ActiveLineUp now = controller.holder().current();
        if (failures.stream().noneMatch(f -> now.uses(f.stage().monitored()))) {
            return controller.holder().lease(needed, unusable, deadline).orElseThrow(() -> unavailable(needed));
        }
        Optional<ActiveLineUp> once =
                unusable == 0 || failures.isEmpty() ? alternative(needed, failures) : Optional.empty();
        if (once.isEmpty()) {
            attribution.unanswered(failures);
            throw failures.get(0).failure().toException();
        }
        return once.get();
    }

    private Optional<ActiveLineUp> alternative(Set<StageKind> needed, List<FrameFailure> failures) {
        Map<Long, StageKind> failed = failures.stream()
                .map(f -> f.stage().description())
                .collect(Collectors.toMap(s -> s.service(), s -> s.kind(), (one, other) -> one));
        StageKind last = failures.get(failures.size() - 1).stage().description().kind();
        return controller.leaseAlternative(needed, failed, last);
    }

    /** The error of a call that no line-up came for. */
    private StageUnavailableException unavailable(Set<StageKind> needed) {
        SwapState state = controller.state();
        StageKind missing = needed.stream()
                .filter(kind -> state.candidates(kind).isEmpty())
                .findFirst()
                .orElseGet(() -> needed.iterator().next());
        return state.candidates(missing).isEmpty()
                ? new StageUnavailableException(missing, state.missing(missing) + hint(state, missing))
                : new StageUnavailableException(missing, "a stage retired and none took its place");
    }

    private String hint(SwapState state, StageKind missing) {
        boolean modelled = missing == StageKind.DETECTOR || missing == StageKind.EXTRACTOR;
        return modelled && state.all(missing).isEmpty() && !hosted.getAsBoolean() ? NO_HOST : "";
    }

    @Override
    public void close() {
        controller.close();
        queue.close();
        guard.close();
    }
}
