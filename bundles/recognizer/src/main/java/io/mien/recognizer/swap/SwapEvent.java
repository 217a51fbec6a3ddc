package io.mien.recognizer.swap;

import io.mien.StageKind;
import io.mien.StageWishes;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Something happened that may change which stages serve. */
public sealed interface SwapEvent {
    /**
     * A stage came, or its properties changed.
     *
     * @param fault why it can never serve: it could not say what it is
     */
    record StageArrived(StageDescription stage, Optional<String> fault) implements SwapEvent {}

    /** A service was taken back; frames may still be using it. */
    record StageLeft(long service) implements SwapEvent {}

    /** No frame uses a stage that has left any more, or the frames had their time. */
    record StageDrained(long service) implements SwapEvent {}

    /**
     * Other stages are asked for.
     *
     * @param only by kind, the one name that may serve
     */
    record WishesChanged(StageWishes wishes, Map<StageKind, String> only) implements SwapEvent {
        public WishesChanged {
            only = Map.copyOf(only);
        }
    }

    /**
     * A gallery was built, or closed.
     *
     * @param memory what can be searched now
     */
    record GalleriesChanged(Set<GalleryIdentity> memory) implements SwapEvent {
        public GalleriesChanged {
            memory = Set.copyOf(memory);
        }
    }

    /** A gallery can be searched: it was built in the background, or by a frame that needed it. */
    record GalleryReady(GalleryTarget target) implements SwapEvent {}

    /** @param done share of the gallery that is built, 0..1 */
    record GalleryProgressed(double done) implements SwapEvent {}

    /**
     * A gallery could not be built.
     *
     * @param reason for people
     * @param blameless whether the newcomer is not to blame: the store failed, or a stage left
     */
    record GalleryFailed(GalleryTarget target, String reason, boolean blameless) implements SwapEvent {}

    /** A stage answered a frame for the first time. */
    record StageAnswered(long service) implements SwapEvent {}

    /** A stage is broken: it fails again and again, or its calls hang. */
    record StageFailed(long service, String reason) implements SwapEvent {}

    /**
     * A probation can be decided.
     *
     * @param reason why the newcomer failed; empty if it passed
     */
    record ProbationDecided(ProbationPair pair, boolean passed, String reason) implements SwapEvent {}

    /** A stage was suspended for long enough. */
    record SuspensionElapsed(StageDescription stage) implements SwapEvent {}

    /** No frame searches another gallery than that of the serving line-up. */
    record SearchesEnded() implements SwapEvent {}
}
