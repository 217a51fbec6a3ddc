package io.mien.live.track;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.aligner.AlignmentId;
import io.mien.detector.Face;
import io.mien.extractor.Embedding;
import io.mien.extractor.EmbeddingSpace;
import io.mien.image.Box;
import io.mien.image.Point;
import io.mien.model.ModelId;
import io.mien.recognizer.RecognizedFace;
import io.mien.store.Label;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrackerTest {
    private static final EmbeddingSpace SPACE =
            new EmbeddingSpace(new ModelId("first", "0".repeat(64)), AlignmentId.SIMILARITY);

    private final Tracker tracker = new Tracker(TrackLimits.DEFAULT);
    private TrackSet tracks = TrackSet.NONE;
    private double now;

    /** A stranger in a place of their own. */
    private static FaceObservation face(int place, double weight, float... values) {
        Face face = new Face(new Box(20 * place, 0, 9, 9), .9f, Collections.nCopies(Face.POINTS, new Point(0, 0)));
        RecognizedFace answer =
                RecognizedFace.of(face, Label.UNKNOWN, false, 0).embedding(Optional.of(new Embedding(SPACE, values)));
        return new FaceObservation(answer, weight);
    }

    private static FaceObservation stranger(int number, int of) {
        float[] values = new float[of];
        values[number] = 1;
        return face(number, .5, values);
    }

    private void see(FaceObservation... faces) {
        see(List.of(faces));
    }

    private void see(List<FaceObservation> faces) {
        now += .04;
        tracks = tracker.step(tracks, now, faces).tracks();
    }

    private List<Long> ids() {
        return tracks.all().stream().map(Track::id).sorted().toList();
    }

    /** Three hundred people come and go, then others, and others again. */
    @Test
    void ofTooManyTracksThoseThatWereSeenLongestAgoLeave() {
        List<FaceObservation> all = new ArrayList<>();
        for (int i = 0; i < 550; i++) {
            all.add(stranger(i, 550));
        }
        comeAndGo(all.subList(0, 300));
        comeAndGo(all.subList(299, 300));
        comeAndGo(all.subList(300, 500));
        assertEquals(500, ids().size());
        comeAndGo(all.subList(500, 550));
        assertEquals(500, ids().size());
        assertEquals(LongStream.rangeClosed(300, 550).boxed().toList(), ids().subList(249, 500));
    }

    private void comeAndGo(List<FaceObservation> people) {
        see(people);
        see(people);
        see();
    }

    /** Two tracks that nothing connects, until a third is like both. */
    @Test
    void tracksOfOnePersonBecomeOneWhenTheyAreGone() {
        float[] left = {1, 0};
        float[] right = {.4f, .9165f};
        float[] between = {.8367f, .5477f};
        comeAndGo(List.of(face(0, .3, left)));
        comeAndGo(List.of(face(5, .3, right)));
        assertEquals(List.of(1L, 2L), ids(), "they are not alike");
        // Without an embedding it begins as a track of its own.
        FaceObservation unknown = face(9, .5, between);
        FaceObservation plain =
                new FaceObservation(RecognizedFace.of(unknown.face().face(), Label.UNKNOWN, false, 0), .5);
        see(plain);
        see(plain);
        see(unknown);
        assertEquals(List.of(1L, 2L, 3L), ids());
        see();
        assertEquals(List.of(1L), ids());
    }
}
