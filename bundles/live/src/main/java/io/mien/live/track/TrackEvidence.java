package io.mien.live.track;

import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingMismatchException;
import io.mien.recognizer.RecognizedFace;
import io.mien.track.TrackDecision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The votes of a track about its person, and their outcome. Immutable.
 *
 * @param votes of the embedded frames, the latest last
 * @param best embedding of the picture that shows the face best
 * @param bestWeight of that picture
 * @param time of the latest vote, in seconds
 * @param disagreeing how many of the latest votes in a row are not for what is decided
 * @param decision by all votes
 */
record TrackEvidence(
        List<Vote> votes,
        Optional<Embedding> best,
        double bestWeight,
        double time,
        int disagreeing,
        TrackDecision decision) {
    static final TrackEvidence NONE =
            new TrackEvidence(List.of(), Optional.empty(), 0, Double.NEGATIVE_INFINITY, 0, TrackDecision.NONE);

    private static final int MOST_VOTES = 40;
    /** The share that a vote keeps when the next comes: the track of a person who was just enrolled must not lag for long. */
    private static final double FADING = .9;
    /** By how much another name must outweigh the one that is decided: without this a label flickers between two. */
    private static final double TO_CHANGE = 1.5;

    /**
     * After so many votes in a row that are not for the name, it is withdrawn, whatever they are for: the track has gone over
     * to somebody else, whom the older votes do not concern.
     */
    private static final int TO_WITHDRAW = 5;

    /** What one frame says, and how much it counts. */
    record Vote(String label, boolean known, float score, double weight) {}

    /** All votes for one name. */
    private record Sum(boolean known, double weight, double score, int frames) {
        static Sum of(Vote vote) {
            return new Sum(vote.known, vote.weight, vote.weight * vote.score, 1);
        }

        Sum and(Sum other) {
            return new Sum(known, weight + other.weight, score + other.score, frames + other.frames);
        }

        TrackDecision decision(String label) {
            return new TrackDecision(label, known, (float) (score / weight), frames);
        }
    }

    TrackEvidence {
        votes = List.copyOf(votes);
    }

    /** @param weight of the picture, above 0 */
    TrackEvidence and(RecognizedFace face, double weight, double now, TrackLimits limits) {
        List<Vote> all = new ArrayList<>(votes.size() + 1);
        for (Vote vote : votes.subList(Math.max(0, votes.size() - MOST_VOTES + 1), votes.size())) {
            all.add(new Vote(vote.label, vote.known, vote.score, vote.weight * FADING));
        }
        all.add(new Vote(face.label(), face.known(), face.similarity(), weight));
        boolean withdrawn =
                decision.known() && !face.label().equals(decision.label()) && disagreeing + 1 >= TO_WITHDRAW;
        if (withdrawn) {
            all = all.subList(all.size() - Math.min(all.size(), TO_WITHDRAW), all.size());
        }
        TrackDecision next = decide(withdrawn ? TrackDecision.NONE : decision, all, limits);
        boolean agrees = next.isSettled() && face.label().equals(next.label());
        boolean better = best.isEmpty() || weight > bestWeight || !isComparable(best.get(), face.embedding());
        return new TrackEvidence(
                all,
                better ? face.embedding().or(() -> best) : best,
                better ? weight : bestWeight,
                now,
                agrees ? 0 : disagreeing + 1,
                next);
    }

    /** Another model made the other one: the gallery has moved on, and so must this. */
    private static boolean isComparable(Embedding one, Optional<Embedding> other) {
        return other.isPresent() && one.space().equals(other.get().space());
    }

    private static TrackDecision decide(TrackDecision earlier, List<Vote> all, TrackLimits limits) {
        Map<String, Sum> sums = new HashMap<>();
        double whole = 0;
        for (Vote vote : all) {
            Sum sum = Sum.of(vote);
            sums.merge(vote.label, sum, Sum::and);
            whole += sum.weight;
        }
        Optional<Map.Entry<String, Sum>> first = sums.entrySet().stream()
                .filter(e -> e.getValue().frames >= limits.votes())
                .max(Comparator.comparingDouble(e -> e.getValue().weight));
        Optional<Sum> before = Optional.ofNullable(sums.get(earlier.label())).filter(s -> earlier.isSettled());
        if (before.isPresent()
                && (first.isEmpty() || first.get().getValue().weight < TO_CHANGE * before.get().weight)) {
            return before.get().decision(earlier.label());
        }
        double half = whole / 2;
        return first.filter(e -> e.getValue().weight > half)
                .map(e -> e.getValue().decision(e.getKey()))
                .orElse(earlier);
    }

    /** Whether an embedding of a picture would tell anything new. */
    boolean wants(double weight, double now, TrackLimits limits) {
        boolean undecided = disagreeing > 0 || !decision.isSettled();
        return undecided && disagreeing < limits.tries()
                || weight > limits.better() * bestWeight
                || now - time >= (decision.known() ? limits.refreshSeconds() : limits.retrySeconds());
    }

    /** Whether both are surely of one person: the gallery says so, or they are much alike. */
    boolean isOf(TrackEvidence other, TrackLimits limits) {
        if (decision.known() && other.decision.known()) {
            return decision.label().equals(other.decision.label());
        }
        return cosine(other.best).filter(c -> c >= limits.same()).isPresent();
    }

    /** With the better picture of the two, and the decision of the one that has more to say. */
    TrackEvidence with(TrackEvidence other) {
        TrackEvidence better = other.bestWeight > bestWeight ? other : this;
        TrackEvidence decided = other.decision.frames() > decision.frames() ? other : this;
        return new TrackEvidence(
                decided.votes,
                better.best,
                better.bestWeight,
                Math.max(time, other.time),
                decided.disagreeing,
                decided.decision);
    }

    /** Cosine to the best embedding, if there are two of one space. */
    Optional<Float> cosine(Optional<Embedding> other) {
        if (best.isEmpty() || !isComparable(best.get(), other)) {
            return Optional.empty();
        }
        try {
            return Optional.of(best.get().cosine(other.get()));
        } catch (EmbeddingMismatchException e) {
            return Optional.empty();
        }
    }
}
