package io.mien.recognizer.slot;

import io.mien.MienException;
import io.mien.StageKind;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.Gallery;
import io.mien.recognizer.gallery.Progress;
import io.mien.recognizer.guard.StageFailure;
import io.mien.swap.StageEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Makes the gallery of the line-up that is wanted, in the background, while another serves. One at a time: who wants another
 * one cancels it. Thread-safe.
 */
final class Preparing {
    private final Happenings happenings;
    private final Supplier<Outcome> outcome;
    private volatile Job job; // null where nothing is prepared; written under this

    /** What became of it; called on the thread that made it. */
    interface Outcome {
        /** It is there. */
        void made(Map<StageKind, StageEntry<?>> wanted, Gallery gallery);

        /** It could not be made. Asking for the same again does nothing until {@link #cancel}. */
        void failed(Map<StageKind, StageEntry<?>> wanted, Exception why);
    }

    Preparing(Happenings happenings, Supplier<Outcome> outcome) {
        this.happenings = happenings;
        this.outcome = outcome;
    }

    /**
     * Begins, unless that is what is being made, or what could not be made.
     *
     * @param wanted the stages of the gallery
     * @param newcomer of whom progress is told
     */
    synchronized void prepare(
            Map<StageKind, StageEntry<?>> wanted, StageEntry<?> newcomer, Stages stages, Galleries galleries) {
        if (isOf(wanted)) {
            return;
        }
        cancel();
        job = new Job(wanted, newcomer, stages, galleries);
        Thread thread = new Thread(null, job, "mien-recognizer-gallery", 0, false);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setContextClassLoader(Preparing.class.getClassLoader());
        thread.start();
    }

    /** Ends what is being made; what was made of it is kept by the store. */
    synchronized void cancel() {
        if (job != null) {
            job.cancelled = true;
            job = null;
        }
    }

    /** Whether the gallery of these stages is being made, or could not be. */
    boolean isOf(Map<StageKind, StageEntry<?>> wanted) {
        Job current = job;
        return current != null && GalleryStages.equal(current.wanted, wanted);
    }

    /** Of the gallery that is being made, or was just made and does not serve yet. */
    Optional<Stages> stages() {
        Job current = job;
        return current == null ? Optional.empty() : Optional.of(current.stages);
    }

    /** What is known of a stage that waits for its gallery; empty for all others. */
    Optional<String> about(StageEntry<?> entry) {
        Job current = job;
        return current == null || !entry.same(current.wanted.get(entry.subject().kind()))
                ? Optional.empty()
                : Optional.of(
                        current.failure.isEmpty() ? "gallery " + (int) (100 * current.done) + " %" : current.failure);
    }

    /** Whether it could not be made. */
    boolean failed() {
        Job current = job;
        return current != null && !current.failure.isEmpty();
    }

    private final class Job implements Runnable, Progress {
        private final Map<StageKind, StageEntry<?>> wanted = new EnumMap<>(StageKind.class);
        private final StageEntry<?> newcomer;
        private final Stages stages;
        private final Galleries galleries;
        private volatile boolean cancelled;
        private volatile double done;
        private volatile String failure = "";

        Job(Map<StageKind, StageEntry<?>> wanted, StageEntry<?> newcomer, Stages stages, Galleries galleries) {
            this.wanted.putAll(wanted);
            this.newcomer = newcomer;
            this.stages = stages;
            this.galleries = galleries;
        }

        @Override
        public void run() {
            at(0);
            try {
                Gallery gallery = galleries.prepare(stages, newcomer.untried(), this);
                if (!cancelled) {
                    outcome.get().made(wanted, gallery);
                }
            } catch (InterruptedException e) {
                // It was cancelled: who did that wants something else.
                Thread.currentThread().interrupt();
            } catch (StageFailure e) {
                fail(e, e.toException().getMessage());
            } catch (MienException | RuntimeException e) {
                fail(e, String.valueOf(e.getMessage()));
            }
        }

        private void fail(Exception why, String message) {
            failure = "its gallery cannot be made: " + message;
            if (!cancelled) {
                outcome.get().failed(wanted, why);
            }
        }

        /** Told once a percent. */
        @Override
        public void at(double progress) {
            boolean first = done == 0 && progress == 0;
            boolean further = (int) (100 * progress) > (int) (100 * done);
            done = progress;
            if ((first || further) && !cancelled) {
                happenings.tell(newcomer.subject(), StageEvent.Step.GALLERY, "", Math.max(0, Math.min(1, progress)));
            }
        }

        @Override
        public boolean cancelled() {
            return cancelled;
        }
    }
}
