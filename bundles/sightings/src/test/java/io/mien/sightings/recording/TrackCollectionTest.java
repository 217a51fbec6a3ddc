package io.mien.sightings.recording;

import static io.mien.sightings.recording.TestFrames.NOON;
import static io.mien.sightings.recording.TestFrames.STRANGER;
import static io.mien.sightings.recording.TestFrames.known;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.sightings.kept.SightingFacts;
import io.mien.track.TrackDecision;
import io.mien.track.TrackedFrame;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrackCollectionTest {
    private final TrackCollection tracks = new TrackCollection(TestFrames.LIMITS);

    private List<TrackSnapshot> at(double seconds, TrackedFrame... frames) {
        Instant now = NOON.plusMillis(Math.round(seconds * 1000));
        for (TrackedFrame frame : frames) {
            tracks.see(frame, now);
        }
        return tracks.due(now);
    }

    @Test
    void aTrackIsWrittenOnceItIsDecidedWhoItIs() {
        assertEquals(List.of(), at(0, TestFrames.of(1, TrackDecision.NONE, 100)));
        List<TrackSnapshot> due = at(.5, TestFrames.withoutEmbedding(1, STRANGER));
        assertEquals(
                List.of(new SightingFacts("door", NOON, NOON.plusMillis(500), 2, STRANGER, Set.of())),
                due.stream().map(TrackSnapshot::facts).toList());
        assertEquals(1, due.get(0).crops().size(), "a frame without an embedding is not kept");
        assertEquals(60, due.get(0).crops().get(0).picture().width(), "the face is a third");
    }

    @Test
    void betterCropsAreWrittenAfterAWhileAndAnotherPersonAtOnce() {
        assertEquals(1, at(0, TestFrames.of(1, STRANGER, 100)).size());
        assertEquals(List.of(), at(2, TestFrames.of(1, STRANGER, 200)));
        assertEquals(List.of(), at(4.9));
        List<TrackSnapshot> better = at(5, TestFrames.of(1, STRANGER, 50));
        assertEquals(2, better.get(0).crops().size());
        assertEquals(NOON.plusSeconds(2), better.get(0).crops().get(0).time(), "the best first");
        assertEquals(
                known("Ada"),
                at(6, TestFrames.of(1, known("Ada"), 10)).get(0).facts().decision());
        assertEquals(List.of(), at(15, TestFrames.of(1, known("Ada"), 10)), "nothing is better");
    }

    @Test
    void aTrackThatReturnsAfterItEndedIsAnotherSighting() {
        at(0, TestFrames.of(1, TrackDecision.NONE, 100));
        assertEquals(List.of(), at(9.9));
        List<TrackSnapshot> gone = at(10);
        assertEquals(1, gone.size(), "also one of which nothing was decided");
        assertEquals(List.of(), at(20));
        List<TrackSnapshot> back = at(21, TestFrames.of(1, STRANGER, 100));
        assertTrue(back.get(0).track() != gone.get(0).track());
        assertEquals(NOON.plusSeconds(21), back.get(0).facts().first());
    }

    @Test
    void aFaceOfNoTrackIsNotKept() {
        at(0, TestFrames.ofNoTrack());
        assertEquals(List.of(), at(60));
    }

    /** Their track still has the name for a moment, and may come back with it. */
    @Test
    void nothingIsKeptOfTracksWhosePersonIsForgotten() {
        at(0, TestFrames.of(1, known("Ada"), 100), TestFrames.of(2, known("Bela"), 100));
        at(20);
        tracks.forget("Ada");
        List<TrackSnapshot> later = at(21, TestFrames.of(1, known("Ada"), 100), TestFrames.of(2, known("Bela"), 100));
        assertEquals(
                List.of("Bela"),
                later.stream().map(s -> s.facts().decision().label()).toList());
        assertEquals(List.of(), at(22, TestFrames.of(1, STRANGER, 200)), "nor under no name");
    }

    @Test
    void everybodyWhomATrackWasTakenForIsKnown() {
        at(0, TestFrames.of(1, known("Ada"), 100));
        tracks.rename("Ada", "Grace");
        List<TrackSnapshot> due = at(1, TestFrames.of(1, STRANGER, 100));
        assertEquals(Set.of("Grace"), due.get(0).facts().taken());
    }
}
