package io.mien.demo.swap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageId;
import io.mien.StageKind;
import io.mien.command.people.TrueFace;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.recognizer.LineUp;
import io.mien.recognizer.Recognition;
import io.mien.recognizer.RecognizeOptions;
import io.mien.recognizer.RecognizedFace;
import io.mien.support.drawing.timeline.Timeline;
import io.mien.support.drawing.timeline.Timeline.Span;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the demo of swaps counts, and draws. */
class AccountTest {
    private static final Box ADA = new Box(10, 10, 20, 20);
    private static final Box STRANGER = new Box(60, 10, 20, 20);
    private static final DemoScene SCENE = new DemoScene(
            "call",
            Image.of(100, 50, PixelFormat.BGR, new byte[100 * 50 * 3]),
            List.of(new TrueFace(Optional.of("Ada"), ADA), new TrueFace(Optional.empty(), STRANGER)),
            RecognizeOptions.defaults());

    @Test
    void aRightAnswerNamesTheKnownAndNobodyElse() {
        assertEquals("", SCENE.wrong(answer(face(ADA, "Ada"), face(STRANGER, "unknown"))));
    }

    @Test
    void everyWayOfBeingWrongIsWrong() {
        assertFalse(SCENE.wrong(answer(face(ADA, "Ada"))).isEmpty(), "a face is missing");
        assertFalse(SCENE.wrong(answer(face(ADA, "Bela"), face(STRANGER, "unknown")))
                .isEmpty());
        assertFalse(SCENE.wrong(answer(face(ADA, "unknown"), face(STRANGER, "unknown")))
                .isEmpty());
        assertFalse(SCENE.wrong(answer(face(ADA, "Ada"), face(STRANGER, "Ada"))).isEmpty());
        assertFalse(
                SCENE.wrong(answer(face(STRANGER, "Ada"), face(ADA, "unknown"))).isEmpty());
    }

    @Test
    void aFrameThatNeverCameBackIsLost() {
        FrameTally tally = FrameTally.of(3, List.of(frame(1, "opencv", ""), frame(2, "opencv", "another name")));
        assertEquals("frames 3, answered 2, lost 1, mislabeled 1", tally.toString());
        assertFalse(tally.isGood());
        assertEquals(List.of("another name"), tally.complaints());
        assertTrue(FrameTally.of(1, List.of(frame(1, "opencv", ""))).isGood());
        assertFalse(FrameTally.of(0, List.of()).isGood(), "nothing was shown");
    }

    /** A frame of the old line-up may come back after one of the new: the strip does not go back and forth for it. */
    @Test
    void aStripShowsWhoServedInTheOrderOfTheLineUps() {
        FrameOutcome late = new FrameOutcome(0, 3_500_000_000L, Optional.of(lineUp(1, "opencv")), "");
        FrameOutcome next = new FrameOutcome(0, 3_000_000_000L, Optional.of(lineUp(2, "plain")), "");
        Timeline timeline = new TimelineBuilder(List.of(frame(1, "opencv", ""), next, late), 4).timeline("", "");
        List<Span> aligners = timeline.strips().get(StageKind.ALIGNER.ordinal()).spans();
        assertEquals(List.of(new Span(0, 3, "opencv 1.2.3"), new Span(3, 4, "plain 1.2.3")), aligners);
    }

    @Test
    void quantilesAreByNearestRank() {
        double[] sorted = {1, 2, 3, 4};
        assertEquals(2, TimelineBuilder.quantile(sorted, .5));
        assertEquals(4, TimelineBuilder.quantile(sorted, .99));
    }

    private static FrameOutcome frame(long second, String aligner, String wrong) {
        return new FrameOutcome(0, second * 1_000_000_000L, Optional.of(lineUp(1, aligner)), wrong);
    }

    private static LineUp lineUp(long number, String aligner) {
        Map<StageKind, StageId> stages = Arrays.stream(StageKind.values())
                .collect(Collectors.toMap(
                        k -> k, k -> new StageId(k == StageKind.ALIGNER ? aligner : k.word(), "1.2.3.SNAPSHOT")));
        return LineUp.of(number, stages);
    }

    private static Recognition answer(RecognizedFace... faces) {
        return Recognition.of(List.of(faces), lineUp(1, "opencv"));
    }

    private static RecognizedFace face(Box box, String label) {
        Face face = new Face(box, 1, Collections.nCopies(Face.POINTS, new Point(0, 0)));
        return RecognizedFace.of(face, label, !label.equals("unknown"), .8f);
    }
}
