package io.mien.live.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.live.track.Tracker.Following;
import io.mien.store.Label;
import io.mien.track.TrackDecision;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NameConflictsTest {
    private static Following following(long id, String label, float score) {
        return new Following(id, new TrackDecision(label, !label.equals(Label.UNKNOWN), score, 3));
    }

    private static List<String> labels(Following... tracks) {
        return NameConflicts.resolved(Stream.of(tracks).map(Optional::of).toList()).stream()
                .map(t -> t.orElseThrow().decision().label())
                .toList();
    }

    @Test
    void theMoreSimilarOfTwoHasTheName() {
        Following lookAlike = following(1, "Edda", .76f);
        Following edda = following(2, "Edda", .91f);
        assertEquals(List.of("unknown", "Edda", "Ada"), labels(lookAlike, edda, following(3, "Ada", .8f)));
        assertEquals(List.of("Edda", "unknown"), labels(edda, lookAlike));
        Following left = NameConflicts.resolved(List.of(Optional.of(lookAlike), Optional.of(edda)))
                .get(0)
                .orElseThrow();
        assertEquals(1, left.id());
        assertEquals(new TrackDecision(Label.UNKNOWN, false, .76f, 3), left.decision());
    }

    @Test
    void atEqualScoresTheOlderTrackHasIt() {
        assertEquals(List.of("unknown", "Edda"), labels(following(9, "Edda", .8f), following(2, "Edda", .8f)));
    }

    @Test
    void anyNumberOfFacesMayBeUnknown() {
        Following one = following(1, Label.UNKNOWN, .6f);
        Following other = following(2, Label.UNKNOWN, .6f);
        List<Optional<Following>> tracks = List.of(Optional.of(one), Optional.empty(), Optional.of(other));
        assertEquals(tracks, NameConflicts.resolved(tracks));
    }
}
