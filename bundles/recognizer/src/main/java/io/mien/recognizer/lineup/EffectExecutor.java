package io.mien.recognizer.lineup;

import io.mien.recognizer.config.RecognizerSettings;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.guard.CallGuard;
import io.mien.recognizer.probation.Probation;
import io.mien.recognizer.swap.LineUpPlan;
import io.mien.recognizer.swap.ProbationPair;
import io.mien.recognizer.swap.StageDescription;
import io.mien.recognizer.swap.SwapEffect;
import io.mien.recognizer.swap.SwapEvent;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out the effects of the swap rules on the services that the rules only name. Guarded by the lock of the {@link
 * SwapController}, except the holder, the entries and the monitor, which may be read without it.
 */
final class EffectExecutor {
    private static final Logger LOG = System.getLogger(EffectExecutor.class.getName());

    private final LineUpHolder holder = new LineUpHolder();
    private final StageEntries entries = new StageEntries();
    private final ProbationMonitor monitor = new ProbationMonitor();
    private final Supplier<RecognizerSettings> settings;
    private final Galleries galleries;
    private final StageEventQueue queue;
    private final GalleryMemory memory;
    private final StageResolver stages;
    private Optional<GalleryPreparationJob> job = Optional.empty();

    EffectExecutor(Supplier<RecognizerSettings> settings, Galleries galleries, CallGuard guard, StageEventQueue queue) {
        this.settings = settings;
        this.galleries = galleries;
        this.queue = queue;
        memory = new GalleryMemory(galleries, entries);
        stages = new StageResolver(entries, holder, guard);
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

    GalleryMemory memory() {
        return memory;
    }

    /**
     * Carries out all effects in order; one that fails does not keep the others from being carried out.
     *
     * @param controller takes the events that follow
     * @return the stages to retire once the lock is free
     */
    List<StageDescription> carryOut(List<SwapEffect> effects, SwapController controller) {
        List<StageDescription> retired = new ArrayList<>();
        for (SwapEffect effect : effects) {
            try {
                if (effect instanceof SwapEffect.Retire e) {
                    retired.add(e.stage());
                } else {
                    carryOut(effect, controller);
                }
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "This effect of a swap failed, the others are carried out: " + effect, e);
                failed(effect, e, controller);
            }
        }
        return retired;
    }

    /** A gallery that is not being built must not be waited for. */
    private void failed(SwapEffect effect, Throwable failure, SwapController controller) {
        if (effect instanceof SwapEffect.PrepareGallery e) {
            job = Optional.empty();
            queue.later(() -> controller.apply(new SwapEvent.GalleryFailed(e.target(), failure.toString(), true)), 0);
        }
    }

    private void carryOut(SwapEffect effect, SwapController controller) {
        if (effect instanceof SwapEffect.Serve e) {
            holder.install(e.lineUp(), stages.entries(e.lineUp()), gallery(e.lineUp()));
        } else if (effect instanceof SwapEffect.AttachGallery e) {
            memory.gallery(e.gallery()).ifPresent(holder.current()::attach);
        } else if (effect instanceof SwapEffect.BeginProbation e) {
            begin(e.pair(), controller);
        } else if (effect instanceof SwapEffect.EndProbation e) {
            monitor.end(e.kind());
        } else if (effect instanceof SwapEffect.PrepareGallery e) {
            boolean untried = e.newcomer().untried();
            job = Optional.of(
                    new GalleryPreparationJob(controller, galleries, e.target(), stages.stages(e.target()), untried));
            job.get().start();
        } else if (effect instanceof SwapEffect.CancelPreparation) {
            stopBuilding();
            job = Optional.empty();
        } else if (effect instanceof SwapEffect.AwaitSearches) {
            queue.later(controller::awaitSearches, 0);
        } else if (effect instanceof SwapEffect.KeepGalleries e) {
            galleries.keep(e.galleries().stream().map(stages::stages).toList());
        } else if (effect instanceof SwapEffect.ResumeLater e) {
            queue.later(
                    () -> controller.apply(new SwapEvent.SuspensionElapsed(e.stage())),
                    settings.get().suspendMillis());
        } else if (effect instanceof SwapEffect.ClearFailures e) {
            stages.record(e.stage()).cleared();
        } else if (effect instanceof SwapEffect.Warn e) {
            LOG.log(
                    Level.WARNING,
                    "{0} {1} {2}",
                    e.stage().kind().word(),
                    e.stage().id(),
                    e.text());
        } else if (effect instanceof SwapEffect.Publish e) {
            queue.publish(e.stage().kind(), e.stage().id(), e.step(), e.detail(), e.progress());
        } else {
            throw new IllegalArgumentException("nothing carries out " + effect);
        }
    }

    private void begin(ProbationPair pair, SwapController controller) {
        Probation probation = new Probation(
                stages.record(pair.newcomer()),
                stages.record(pair.predecessor()),
                settings.get().probation(),
                System.nanoTime());
        monitor.begin(new ProbationMonitor.Measured(pair, probation));
        queue.later(controller::decideProbations, settings.get().probation().millis() + 1);
    }

    private Optional<Gallery> gallery(LineUpPlan plan) {
        return plan.gallery().flatMap(id -> memory.gallery(id).or(holder.current()::gallery));
    }

    /** A line-up for one frame alone, leased. */
    ActiveLineUp leaseOnce(LineUpPlan plan) {
        return holder.leaseOnce(plan, stages.entries(plan), gallery(plan));
    }

    /** Whether this job builds the gallery that is wanted. */
    boolean isCurrent(GalleryPreparationJob by) {
        return job.filter(current -> current == by).isPresent();
    }

    /** The embeddings that were made stay in the store. */
    void stopBuilding() {
        job.ifPresent(GalleryPreparationJob::cancel);
    }
}
