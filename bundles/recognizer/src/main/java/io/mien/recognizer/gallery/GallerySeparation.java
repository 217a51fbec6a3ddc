package io.mien.recognizer.gallery;

import io.mien.extractor.EmbeddingSpace;
import io.mien.store.FaceStore;
import io.mien.store.StoreException;
import java.util.Locale;
import java.util.Optional;

/**
 * Whether the embeddings of a new gallery tell its own people from each other, before it is searched. A model may pass every
 * trial on faces of others and fail on these: on this camera's light, on these people, through this aligner. It is judged by
 * a bounded sample, in two ways:
 *
 * <ul>
 *   <li>Collapsed: different people are as alike as one person. The mean cosine between different people is above
 *       {@code alike} (any usable model has it near 0, and one whose answers hardly depend on its input near 1), or it comes
 *       nearer than {@code margin} to the mean cosine between faces of one person.
 *   <li>Markedly worse than the gallery that serves: of the faces of people with two or more, the share whose nearest other
 *       face is somebody else's (leave-one-out, rank 1) is greater by more than {@code loss}, and by more than two faces, so
 *       that chance does not decide.
 * </ul>
 *
 * A gallery with fewer than {@code people} is not judged: two of them may be twins. Nor is anything judged by fewer than ten
 * pairs or faces.
 */
final class GallerySeparation {
    /** A figure from fewer is chance. */
    private static final int LEAST = 10;

    /** Faces that may be mistaken more often by chance. */
    private static final int CHANCE = 2;

    /**
     * When a gallery counts as not separating people.
     *
     * @param faces most faces in the sample
     * @param people fewest people that are judged
     * @param alike greatest mean cosine between different people
     * @param margin least distance of the mean cosine of one person from that of different people
     * @param loss greatest share of faces that may be mistaken more often than by the gallery that serves, 0..1
     */
    record Limits(int faces, int people, double alike, double margin, double loss) {}

    private final Limits limits;

    GallerySeparation(Limits limits) {
        this.limits = limits;
    }

    /**
     * @param space of the new gallery
     * @param serving the space that serves, if it is another one
     * @return what is wrong with it, with figures
     */
    Optional<String> fault(FaceStore store, EmbeddingSpace space, Optional<EmbeddingSpace> serving)
            throws StoreException {
        GallerySample sample = GallerySample.of(store, space, limits.faces());
        if (sample.people() < limits.people()) {
            return Optional.empty();
        }
        Optional<String> collapsed = collapsed(space, sample.likeness());
        if (collapsed.isPresent() || serving.isEmpty()) {
            return collapsed;
        }
        return worse(space, sample, sample.in(serving.get()));
    }

    private Optional<String> collapsed(EmbeddingSpace space, GallerySample.Likeness likeness) {
        boolean alike = likeness.otherPairs() >= LEAST && likeness.other() > limits.alike();
        boolean near = likeness.samePairs() >= LEAST
                && likeness.otherPairs() >= LEAST
                && likeness.same() - likeness.other() < limits.margin();
        if (!alike && !near) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s does not separate the people of this gallery: mean cosine %.3f between different people (%d pairs;"
                        + " at most %.3f), %.3f within one person (%d pairs; at least %.3f more)",
                space.model().name(),
                likeness.other(),
                likeness.otherPairs(),
                limits.alike(),
                likeness.same(),
                likeness.samePairs(),
                limits.margin()));
    }

    private Optional<String> worse(EmbeddingSpace space, GallerySample sample, GallerySample before) {
        GallerySample now = sample.facesOf(before);
        GallerySample.Rank next = now.rank();
        GallerySample.Rank old = before.facesOf(sample).rank();
        int more = next.mistaken() - old.mistaken();
        if (next.faces() < LEAST || more <= Math.max(CHANCE, limits.loss() * next.faces())) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT,
                "%s separates the people of this gallery worse than what serves: of %d faces of people with two or more,"
                        + " the nearest other face is somebody else's for %d, now for %d",
                space.model().name(),
                next.faces(),
                old.mistaken(),
                next.mistaken()));
    }
}
