package io.mien.recognizer.lineup;

import io.mien.MienException;
import io.mien.StageRetiredException;
import io.mien.recognizer.gallery.BuildProgress;
import io.mien.recognizer.gallery.Galleries;
import io.mien.recognizer.gallery.GalleryStages;
import io.mien.recognizer.guard.StageFailure;
import io.mien.recognizer.swap.GalleryTarget;
import io.mien.recognizer.swap.SwapEvent;
import io.mien.store.StoreException;

/** Builds one gallery on a thread of its own, and reports to the controller. */
final class GalleryPreparationJob implements Runnable, BuildProgress {
    private static final double PERCENT = 100;

    private final SwapController controller;
    private final Galleries galleries;
    private final GalleryTarget target;
    private final GalleryStages stages;
    private final boolean untried;
    private int reported; // percent; of the building thread only
    private volatile boolean cancelled;

    /** @param untried whether the newcomer has yet to show that its gallery separates people */
    GalleryPreparationJob(
            SwapController controller,
            Galleries galleries,
            GalleryTarget target,
            GalleryStages stages,
            boolean untried) {
        this.controller = controller;
        this.galleries = galleries;
        this.target = target;
        this.stages = stages;
        this.untried = untried;
    }

    void start() {
        Thread thread = new Thread(null, this, "mien-recognizer-gallery", 0, false);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.setContextClassLoader(GalleryPreparationJob.class.getClassLoader());
        thread.start();
    }

    /** The store keeps the embeddings that were made. */
    void cancel() {
        cancelled = true;
    }

    @Override
    public boolean cancelled() {
        return cancelled;
    }

    @Override
    public void at(double done) {
        if ((int) (PERCENT * done) > reported) {
            reported = (int) (PERCENT * done);
            controller.reported(this, new SwapEvent.GalleryProgressed(done));
        }
    }

    @Override
    public void run() {
        try {
            galleries.prepare(stages, untried, this);
            controller.reported(this, new SwapEvent.GalleryReady(target));
        } catch (InterruptedException e) {
            // It was cancelled: something else is wanted.
            Thread.currentThread().interrupt();
        } catch (StageFailure e) {
            fail(e.toException(), false);
        } catch (MienException | RuntimeException e) {
            fail(e, e instanceof StoreException || e instanceof StageRetiredException);
        }
    }

    private void fail(Exception why, boolean blameless) {
        controller.reported(this, new SwapEvent.GalleryFailed(target, String.valueOf(why.getMessage()), blameless));
    }
}
