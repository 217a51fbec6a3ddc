package io.mien.sightings.recording;

import static io.mien.sightings.recording.TestFrames.LIMITS;
import static io.mien.sightings.recording.TestFrames.NOON;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.sightings.kept.SightingFacts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SnapshotQueueTest {
    private final SnapshotQueue queue = new SnapshotQueue(2);

    private static OpenTrack track(long number) {
        return new OpenTrack(new TrackKey("door", number), new TrackNote(), LIMITS, NOON);
    }

    private static TrackSnapshot snapshot(OpenTrack track, int frames) {
        return new TrackSnapshot(
                track, new SightingFacts("door", NOON, NOON, frames, TestFrames.STRANGER, Set.of()), List.of());
    }

    @Test
    void aNewerSnapshotOfATrackTakesThePlaceOfTheOneThatWaits() {
        OpenTrack one = track(1);
        OpenTrack two = track(2);
        assertTrue(queue.offer(snapshot(one, 1)));
        assertTrue(queue.offer(snapshot(two, 2)));
        assertTrue(queue.offer(snapshot(one, 3)), "it takes no more room");
        assertFalse(queue.offer(snapshot(track(3), 4)), "full");
        assertEquals(Optional.of(snapshot(one, 3)), queue.poll());
        assertEquals(Optional.of(snapshot(two, 2)), queue.poll());
        assertEquals(Optional.empty(), queue.poll());
    }
}
