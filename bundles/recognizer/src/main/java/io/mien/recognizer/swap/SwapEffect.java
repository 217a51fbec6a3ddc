package io.mien.recognizer.swap;

import io.mien.StageKind;
import io.mien.swap.StageEvent;
import java.util.List;

/** Something that is to be done, in the order in which the rules say it. */
public sealed interface SwapEffect {
    /** From now on frames lease this line-up. */
    record Serve(LineUpPlan lineUp) implements SwapEffect {}

    /** The gallery of the serving line-up was built after all. */
    record AttachGallery(GalleryIdentity gallery) implements SwapEffect {}

    /** Compare the newcomer with its predecessor, from the next call on. */
    record BeginProbation(ProbationPair pair) implements SwapEffect {}

    /** Stop comparing. */
    record EndProbation(StageKind kind) implements SwapEffect {}

    /** Build a gallery in the background. One at a time. */
    record PrepareGallery(GalleryTarget target, StageDescription newcomer) implements SwapEffect {}

    /** Stop building; the embeddings that were made stay in the store. */
    record CancelPreparation() implements SwapEffect {}

    /** Send {@link SwapEvent.SearchesEnded} as soon as no frame searches another gallery than that of the serving line-up. */
    record AwaitSearches() implements SwapEffect {}

    /**
     * Keep these galleries, and those that are being built; close all others.
     *
     * @param galleries first that of the serving line-up
     */
    record KeepGalleries(List<GalleryTarget> galleries) implements SwapEffect {
        public KeepGalleries {
            galleries = List.copyOf(galleries);
        }
    }

    /** Wait for the frames that use a stage, then send {@link SwapEvent.StageDrained}. */
    record Retire(StageDescription stage) implements SwapEffect {}

    /** Send {@link SwapEvent.SuspensionElapsed} after the configured time. */
    record ResumeLater(StageDescription stage) implements SwapEffect {}

    /** Forget the failures of a stage that is tried again. */
    record ClearFailures(StageDescription stage) implements SwapEffect {}

    /** Write to the log what became of a stage, and why. */
    record Warn(StageDescription stage, String text) implements SwapEffect {}

    /**
     * Tell the listeners.
     *
     * @param detail for people
     * @param progress 0..1
     */
    record Publish(StageDescription stage, StageEvent.Step step, String detail, double progress) implements SwapEffect {
        Publish(StageDescription stage, StageEvent.Step step, String detail) {
            this(stage, step, detail, 1);
        }
    }
}
