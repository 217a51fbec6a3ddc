package io.mien.recognizer.lineup;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.recognizer.config.Settings;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.Guard;
import io.mien.recognizer.probation.Probation;
import io.mien.recognizer.swap.FrameAlternatives;
import io.mien.recognizer.swap.LineUpPlan;
import io.mien.recognizer.swap.ProbationPair;
import io.mien.recognizer.swap.StageDescription;
import io.mien.recognizer.swap.SwapEffect;
import io.mien.recognizer.swap.SwapEvent;
import io.mien.recognizer.swap.SwapRules;
import io.mien.recognizer.swap.SwapState;
import io.mien.recognizer.swap.SwapStep;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Applies the events of a swap in order, under one lock, and carries out the effects that {@link SwapRules} name. Slow work
 * runs outside the lock and comes back as an event. A frame that leases the serving line-up does not take the lock.
 * Thread-safe.
 */
final class SwapController implements AutoCloseable {
    private static final Logger LOG = System.getLogger(SwapController.class.getName());
    private static final long AGAIN_MILLIS = 1000;

    private final ReentrantLock lock = new ReentrantLock();
    private final LineUpHolder holder =
            new LineUpHolder(); // line-ups with a gallery are installed and leased once under lock
    private final StageEntries entries = new StageEntries(); // changed under lock
    private final ProbationMonitor monitor = new ProbationMonitor(); // changed under lock
    private final Supplier<Settings> settings;
    private final Galleries galleries;
    private final Guard guard;
    private final StageEventQueue queue;
    private final StageResolver stages;
    private final GalleryMemory memory; // guarded by lock
    private volatile SwapState state = SwapState.EMPTY; // written under lock
    private Optional<GalleryPreparationJob> job = Optional.empty(); // guarded by lock

    /**
     * @param settings asked whenever they are needed
     * @param galleries closed by their owner
     * @param guard makes the calls of a gallery that is built; closed by its owner
     * @param queue publishes the steps of stages; closed by its owner
     */
    SwapController(Supplier<Settings> settings, Galleries galleries, Guard guard, StageEventQueue queue) {
        this.settings = settings;
        this.galleries = galleries;
        this.guard = guard;
        this.queue = queue;
        memory = new GalleryMemory(galleries, entries);
        stages = new StageResolver(entries, holder, guard);
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

    /** A stage came, or its properties changed. */
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

    /** The frames that use a stage that leaves are through, or had their time, when this returns. */
    void apply(SwapEvent event) {
        applyIf(() -> true, event);
    }

    /** A job says how far it is; one that was cancelled says nothing. */
    void reported(GalleryPreparationJob by, SwapEvent event) {
        applyIf(() -> job.filter(current -> current == by).isPresent(), event);
    }

    /** Ends the probations that can be decided. Cheap if there is none. */
    void decideProbations() {
        if (!monitor.isIdle()) {
            for (ProbationMonitor.Measured measured : monitor.running()) {
                measured.decided(System.nanoTime()).ifPresent(event -> applyIf(() -> monitor.runs(measured), event));
            }
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
        step.effects().forEach(effect -> perform(effect, retired));
    }

    private void perform(SwapEffect effect, List<StageDescription> retired) {
        if (effect instanceof SwapEffect.Serve e) {
            holder.install(e.lineUp(), stages.entries(e.lineUp()), gallery(e.lineUp()));
        } else if (effect instanceof SwapEffect.AttachGallery e) {
            memory.gallery(e.gallery()).ifPresent(holder.current()::attach);
        } else if (effect instanceof SwapEffect.BeginProbation e) {
            begin(e.pair());
        } else if (effect instanceof SwapEffect.EndProbation e) {
            monitor.end(e.kind());
        } else if (effect instanceof SwapEffect.PrepareGallery e) {
            job = Optional.of(new GalleryPreparationJob(
                    this,
                    galleries,
                    e.target(),
                    stages.stages(e.target()),
                    e.newcomer().untried()));
            job.get().start();
        } else if (effect instanceof SwapEffect.CancelPreparation) {
            job.ifPresent(GalleryPreparationJob::cancel);
            job = Optional.empty();
        } else if (effect instanceof SwapEffect.AwaitSearches) {
            queue.later(this::awaitSearches, 0);
        } else if (effect instanceof SwapEffect.KeepGalleries e) {
            galleries.keep(e.galleries().stream().map(stages::stages).toList());
        } else if (effect instanceof SwapEffect.Retire e) {
            retired.add(e.stage());
        } else if (effect instanceof SwapEffect.ResumeLater e) {
            queue.later(
                    () -> apply(new SwapEvent.SuspensionElapsed(e.stage())),
                    settings.get().suspendMillis());
        } else if (effect instanceof SwapEffect.ClearFailures e) {
            stages.record(e.stage()).cleared();
        } else if (effect instanceof SwapEffect.LogExclusion e) {
            LOG.log(
                    Level.WARNING,
                    "{0} {1} is out, {2}",
                    e.stage().kind().word(),
                    e.stage().id(),
                    e.reason());
        } else if (effect instanceof SwapEffect.Publish e) {
            queue.publish(e.stage().kind(), e.stage().id(), e.step(), e.detail(), e.progress());
        } else {
            throw new IllegalArgumentException("nothing carries out " + effect);
        }
    }

    private void begin(ProbationPair pair) {
        Probation probation = new Probation(
                stages.record(pair.newcomer()),
                stages.record(pair.predecessor()),
                settings.get().probation(),
                System.nanoTime());
        monitor.begin(new ProbationMonitor.Measured(pair, probation));
        queue.later(this::decideProbations, settings.get().probation().millis() + 1);
    }

    /** A closed gallery knows nobody: others are closed only after the frames that may still search them. */
    private void awaitSearches() {
        Optional<Gallery> searched = holder.current().gallery();
        holder.drain(lineUp -> lineUp.searchesOther(searched), settings.get().drainMillis());
        if (!applyIf(() -> !holder.searchesOthers(), new SwapEvent.SearchesEnded())) {
            queue.later(this::awaitSearches, AGAIN_MILLIS);
        }
    }

    private Optional<Gallery> gallery(LineUpPlan plan) {
        return plan.gallery().flatMap(id -> memory.gallery(id).or(holder.current()::gallery));
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
                            .map(plan -> holder.leaseOnce(plan, stages.entries(plan), gallery(plan)))
                    : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            job.ifPresent(GalleryPreparationJob::cancel);
        } finally {
            lock.unlock();
        }
    }
}
