package io.mien.recognizer.lineup;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.StageWishes;
import io.mien.recognizer.StageStatus.Progress;
import io.mien.recognizer.config.RecognizerSettings;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.CallGuard;
import io.mien.recognizer.swap.FrameAlternatives;
import io.mien.recognizer.swap.StageDescription;
import io.mien.recognizer.swap.SwapEvent;
import io.mien.recognizer.swap.SwapRules;
import io.mien.recognizer.swap.SwapState;
import io.mien.recognizer.swap.SwapStep;
import io.mien.swap.StageEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Applies the events of a swap in order, under one lock, and has {@link EffectExecutor} carry out the effects that {@link SwapRules} name. Slow work
 * runs outside the lock and comes back as an event. A frame that leases the serving line-up does not take the lock.
 * Thread-safe.
 */
final class SwapController implements AutoCloseable {
    private static final long AGAIN_MILLIS = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final Supplier<RecognizerSettings> settings;
    private final Galleries galleries;
    private final CallGuard guard;
    private final StageEventQueue queue;
    private final EffectExecutor effects; // guarded by lock, what it says otherwise excepted
    private final GalleryMemory memory; // guarded by lock
    private final LineUpHolder holder;
    private final StageEntries entries; // changed under lock
    private final ProbationMonitor monitor; // changed under lock
    private volatile SwapState state = SwapState.EMPTY; // written under lock

    /**
     * @param settings asked whenever they are needed
     * @param galleries closed by their owner
     * @param guard makes the calls of a gallery that is built; closed by its owner
     * @param queue publishes the steps of stages; closed by its owner
     */
    SwapController(Supplier<RecognizerSettings> settings, Galleries galleries, CallGuard guard, StageEventQueue queue) {
        this.settings = settings;
        this.galleries = galleries;
        this.guard = guard;
        this.queue = queue;
        effects = new EffectExecutor(settings, galleries, guard, queue);
        memory = effects.memory();
        holder = effects.holder();
        entries = effects.entries();
        monitor = effects.monitor();
    }

    SwapState state() {
        return state;
    }

    LineUpHolder holder() {
        return holder;
    }

    StageEntries entries() {
        return entries;
    }

    ProbationMonitor monitor() {
        return monitor;
    }

    /** Takes a stage, or its changed properties. It serves at once, or as soon as its gallery is built. */
    void arrived(StageKind kind, Object stage, Map<String, Object> properties) {
        SelfDescription self = SelfDescription.of(kind, stage, StageEntry.service(properties));
        List<StageDescription> retired = new ArrayList<>();
        lock.lock();
        try {
            // First, with the ids that the state knows: this stage may have another one now.
            refreshGalleries();
            StageEntry entry = entries.put(kind, stage, properties, self);
            step(new SwapEvent.StageArrived(entry.description(), self.fault()), retired);
        } finally {
            lock.unlock();
        }
        retired.forEach(this::retire);
    }

    /** Drops a stage. The frames that use it are through, or had their time, when this returns. */
    void left(Map<String, Object> properties) {
        apply(new SwapEvent.StageLeft(StageEntry.service(properties)));
    }

    /** Takes new wishes, and the only names that may serve, by kind. */
    void wished(StageWishes wishes, Map<StageKind, String> only) {
        apply(new SwapEvent.WishesChanged(wishes, only));
    }

    /** The frames that use a stage that is retired are through, or had their time, when this returns. */
    void apply(SwapEvent event) {
        applyIf(() -> true, event);
    }

    /** A job says how far it is; one that was cancelled says nothing. */
    void reported(GalleryPreparationJob by, SwapEvent event) {
        applyIf(() -> effects.isCurrent(by), event);
    }

    /** Ends the probations that can be decided. Cheap if there is none. */
    void decideProbations() {
        if (!monitor.isIdle()) {
            for (ProbationMonitor.Measured measured : monitor.running()) {
                Optional<SwapEvent> decision = measured.decided(System.nanoTime());
                decision.ifPresent(event -> applyIf(() -> monitor.runs(measured), event));
                if (decision.isEmpty() && measured.isNews()) {
                    tellProgress(measured);
                }
            }
        }
    }

    /** Under the lock: not after the end of the probation was told. */
    private void tellProgress(ProbationMonitor.Measured measured) {
        lock.lock();
        try {
            if (monitor.runs(measured)) {
                StageDescription stage = measured.pair().newcomer();
                Progress progress = measured.probation().progress();
                String text = progress.done() + " of " + progress.total() + " calls";
                queue.publish(stage.kind(), stage.id(), StageEvent.Step.PROBATION, text, progress.share());
            }
        } finally {
            lock.unlock();
        }
    }

    private boolean applyIf(BooleanSupplier condition, SwapEvent event) {
        List<StageDescription> retired = new ArrayList<>();
        boolean applies;
        lock.lock();
        try {
            refreshGalleries();
            applies = condition.getAsBoolean();
            if (applies) {
                step(event, retired);
            }
        } finally {
            lock.unlock();
        }
        retired.forEach(this::retire);
        return applies;
    }

    private void retire(StageDescription stage) {
        holder.drain(lineUp -> lineUp.uses(stage.service()), settings.get().drainMillis());
        apply(new SwapEvent.StageDrained(stage.service()));
        lock.lock();
        try {
            if (!state.holds(stage)) {
                entries.remove(stage.service());
            }
        } finally {
            lock.unlock();
        }
    }

    /** Galleries appear without the lock, and disappear under it: what is looked at here stays until the lock is free. */
    private void refreshGalleries() {
        memory.refresh();
        if (!memory.identities().equals(state.memory())) {
            step(new SwapEvent.GalleriesChanged(memory.identities()), new ArrayList<>());
        }
    }

    private void step(SwapEvent event, List<StageDescription> retired) {
        SwapStep step = SwapRules.step(state, event);
        state = step.state();
        retired.addAll(effects.carryOut(step.effects(), this));
    }

    /** A closed gallery knows nobody: others are closed only after the frames that may still search them. */
    void awaitSearches() {
        Optional<Gallery> searched = holder.current().gallery();
        holder.drain(lineUp -> lineUp.searchesOther(searched), settings.get().drainMillis());
        if (!applyIf(() -> !holder.searchesOthers(), new SwapEvent.SearchesEnded())) {
            queue.later(this::awaitSearches, AGAIN_MILLIS);
        }
    }

    /** Builds the gallery of a line-up that serves without one. */
    Gallery load(ActiveLineUp lineUp) throws MienException {
        Gallery built = galleries.of(GuardedStages.of(lineUp.entries(), guard).orElseThrow());
        lineUp.attach(built);
        apply(new SwapEvent.GalleryReady(lineUp.plan().target().orElseThrow()));
        return built;
    }

    /** Leases a line-up for one frame that needs these kinds, without the stages that failed on it; empty if there is none. */
    Optional<ActiveLineUp> leaseAlternative(Set<StageKind> needed, Map<Long, StageKind> failed, StageKind last) {
        lock.lock();
        try {
            refreshGalleries();
            ActiveLineUp now = holder.current();
            boolean searched =
                    needed.contains(StageKind.MATCHER) && now.gallery().isPresent();
            return now.has(needed)
                    ? FrameAlternatives.of(state, failed, last).stream()
                            .filter(plan -> plan.gallery().isPresent() || !searched)
                            .findFirst()
                            .map(plan -> effects.leaseOnce(plan))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            effects.stopBuilding();
        } finally {
            lock.unlock();
        }
    }
}
