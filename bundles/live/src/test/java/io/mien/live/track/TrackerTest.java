package io.mien.live.track;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
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
        step(faces, false);
    }

    /** The tracks of the faces; 0 for none. */
    private List<Long> step(List<FaceObservation> faces, boolean cut) {
        Tracker.Step step = tracker.step(tracks, now, faces, cut);
        tracks = step.tracks();
        return step.of().stream()
                .map(of -> of.map(Tracker.Following::id).orElse(0L))
                .toList();
    }

    private static FaceObservation plain(FaceObservation face) {
        return new FaceObservation(RecognizedFace.of(face.face().face(), Label.UNKNOWN, false, 0), face.weight());
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
        see(plain(unknown));
        see(plain(unknown));
        see(unknown);
        assertEquals(List.of(1L, 2L, 3L), ids());
        see();
        assertEquals(List.of(1L), ids());
    }

    /** At every time: the sum of two doubles is rounded. */
    @Test
    void aCutCountsWheneverItIs() {
        FaceObservation ada = face(0, .5, 1, 0);
        see(ada);
        for (int i = 0; i < 200; i++) {
            see(ada);
            TrackSet before = tracks;
            assertEquals(List.of(0L), step(List.of(plain(ada)), true), "frame " + i);
            tracks = before;
        }
    }

    /** Another person stands where somebody stood before the cut; the one who stood there is elsewhere now. */
    @Test
    void afterACutEmbeddingsAloneSayWhoIsWho() {
        FaceObservation ada = face(0, .5, 1, 0);
        see(ada);
        see(ada);
        assertEquals(List.of(1L), step(List.of(plain(ada)), false));
        TrackSet before = tracks;
        assertEquals(List.of(0L), step(List.of(plain(ada)), true), "the place says nothing");
        assertEquals(List.of(2L), step(List.of(plain(ada)), false), "nor does it in the frames after the cut");
        tracks = before;
        assertEquals(List.of(0L, 1L), step(List.of(face(0, .5, 0, 1), face(5, .5, 1, 0)), true));
    }

    @Test
    void afterACutEveryFaceIsEmbedded() {
        FaceObservation ada = face(0, .5, 1, 0);
        see(ada);
        see(ada);
        assertArrayEquals(new boolean[] {false}, tracker.worth(tracks, now, List.of(plain(ada)), false));
        assertArrayEquals(new boolean[] {true}, tracker.worth(tracks, now, List.of(plain(ada)), true));
    }

    /** A face of nobody that is like somebody who left; the next one is that person's, by the gallery's word. */
    @Test
    void aPersonWithANameReturnsOnlyWithIt() {
        FaceObservation ada = named(face(0, .5, 1, 0), "Ada");
        see(ada);
        see(ada);
        see();
        now += 2;
        assertEquals(List.of(0L), step(List.of(face(5, .5, 1, .3f)), false));
        assertEquals(List.of(1L), step(List.of(named(face(9, .5, 1, .3f), "Ada")), false));
    }

    private static FaceObservation named(FaceObservation face, String label) {
        RecognizedFace answer = RecognizedFace.of(face.face().face(), label, true, .9f);
        return new FaceObservation(answer.embedding(face.embedding()), face.weight());
    }
}
