package io.mien.live.track;

import io.mien.live.track.Tracker.Following;
import io.mien.store.Label;
import io.mien.track.TrackDecision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A person is in one place: of the faces of a frame whose tracks have one name, the most similar keeps it. */
final class NameConflicts {
    private NameConflicts() {}

    /**
     * The same tracks, each name once.
     *
     * @param tracks of the faces of one frame, in their order
     * @return in the same order; a track that gives its name up is unknown in this frame, with the score that it had
     */
    static List<Optional<Following>> resolved(List<Optional<Following>> tracks) {
        Map<String, Following> first = new HashMap<>();
        for (Optional<Following> track : tracks) {
            track.filter(t -> t.decision().known())
                    .ifPresent(t -> first.merge(t.decision().label(), t, NameConflicts::nearer));
        }
        return tracks.stream()
                .map(track -> track.map(
                        t -> !t.decision().known() || first.get(t.decision().label()) == t ? t : unknown(t)))
                .toList();
    }

    /** At equal scores, as of twins of one picture, the older track. */
    private static Following nearer(Following one, Following other) {
        int order = Float.compare(one.decision().score(), other.decision().score());
        return order > 0 || order == 0 && one.id() < other.id() ? one : other;
    }

    private static Following unknown(Following track) {
        TrackDecision decision = track.decision();
        return new Following(track.id(), new TrackDecision(Label.UNKNOWN, false, decision.score(), decision.frames()));
    }
}
