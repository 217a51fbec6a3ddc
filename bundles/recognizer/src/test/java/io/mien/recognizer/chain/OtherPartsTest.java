package io.mien.recognizer.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.StageContent;
import io.mien.StageId;
import io.mien.StageKind;
import io.mien.StageProperties;
import io.mien.StageRetiredException;
import io.mien.StageWishes;
import io.mien.aligner.Aligner;
import io.mien.aligner.AlignmentException;
import io.mien.aligner.AlignmentId;
import io.mien.aligner.FaceTemplate;
import io.mien.detector.Detector;
import io.mien.detector.Face;
import io.mien.image.Box;
import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.image.Point;
import io.mien.recognizer.StageStatus.State;
import io.mien.recognizer.fake.Bench;
import io.mien.recognizer.fake.Scene;
import io.mien.swap.StageEvent.Step;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One model made with another decoder or engine is another stage, and must answer as the one before it. */
@Timeout(60)
class OtherPartsTest {
    private static final String MODEL = "face@" + "ab".repeat(32);

    private final Rig rig = new Rig();

    @AfterEach
    void end() {
        rig.close();
    }

    private void add(Detector detector, String parts, long revision) {
        Map<String, Object> properties = new HashMap<>(Bench.properties("face", "1.0.0", 7));
        properties.put(StageProperties.MODEL, MODEL);
        properties.put(StageProperties.PARTS, parts);
        properties.put(StageProperties.REVISION, revision);
        rig.stages.bind(detector, properties);
    }

    private static Detector shifted() {
        return (image, options) -> Scene.detector().detect(image, options).stream()
                .map(OtherPartsTest::shifted)
                .toList();
    }

    private static Face shifted(Face face) {
        Box box = face.box();
        return new Face(
                new Box(box.x() + box.width() / 2, box.y(), box.width(), box.height()), face.score(), face.points());
    }

    private String parts() throws Exception {
        return rig.recognize(1).lineUp().stage(StageKind.DETECTOR).parts();
    }

    private State state(String parts) {
        return rig.recognizer.stages().stream()
                .filter(s -> s.id().parts().equals(parts))
                .findFirst()
                .orElseThrow()
                .state();
    }

    @Test
    void theLaterRevisionOfAModelTakesOverOnProbation() throws Exception {
        rig.bindAll();
        rig.stages.unbindDetector(rig.properties.get(StageKind.DETECTOR));
        add(Scene.detector(), "decoder/1@ engine/1@", 1);
        rig.enrollTwo();
        add(Scene.detector(), "decoder/2@ engine/1@", 2);
        assertEquals("decoder/2@ engine/1@", parts());
        assertEquals(State.PROBATION, state("decoder/2@ engine/1@"));
        while (!rig.told("face", Step.PASSED)) {
            rig.labels(1, 2);
        }
        assertEquals("decoder/2@ engine/1@", parts());
    }

    @Test
    void aCombinationThatAnswersOtherwiseIsRolledBackAndNoWrongAnswerComesOut() throws Exception {
        rig.bindAll();
        rig.stages.unbindDetector(rig.properties.get(StageKind.DETECTOR));
        add(Scene.detector(), "decoder/1@ engine/1@", 1);
        rig.enrollTwo();
        add(shifted(), "decoder/2@ engine/1@", 2);
        for (int i = 0; !rig.told("face", Step.ROLLED_BACK); i++) {
            assertEquals(0, rig.recognize(1).faces().get(0).face().box().x(), "call " + i);
        }
        assertEquals("decoder/1@ engine/1@", parts());
        assertEquals(State.ROLLED_BACK, state("decoder/2@ engine/1@"));
    }

    @Test
    void aRefusalIsOfTheCombination() throws Exception {
        rig.bindAll();
        add(Scene.detector(), "decoder/1@ engine/1@", 1);
        add(Scene.detector(), "decoder/2@ engine/1@", 2);
        StageId newer = new StageId("face", "1.0.0", new StageContent.Weights(MODEL), "decoder/2@ engine/1@");
        rig.wish(new StageWishes(Map.of(), Set.of(StageWishes.key(StageKind.DETECTOR, newer))));
        assertEquals("decoder/1@ engine/1@", parts());
        rig.wish(new StageWishes(Map.of(), Set.of(StageWishes.key(StageKind.DETECTOR, newer.with("")))));
        assertEquals("first", rig.serving(StageKind.DETECTOR), "a key without parts refuses the model");
    }

    @Test
    void anAlignerOfTheSameAlignmentThatCutsOtherwiseIsRolledBack() throws Exception {
        rig.bindAll();
        rig.stages.unbindAligner(rig.properties.get(StageKind.ALIGNER));
        rig.stages.bind(aligner(0), Bench.properties("cutter", "1.0.0", 5));
        rig.enrollTwo();
        rig.stages.bind(aligner(3), Bench.properties("cutter", "2.0.0", 5));
        while (!rig.told("cutter", Step.ROLLED_BACK)) {
            assertEquals(List.of("Ada"), rig.labels(1));
        }
        assertTrue(rig.awaitTold("cutter", Step.ROLLED_BACK).stage().version().equals("2.0.0"));
        assertEquals("1.0.0", rig.recognize(1).lineUp().stage(StageKind.ALIGNER).version());
    }

    /** Crops with a pattern behind the byte that is the person, moved by so many pixels. */
    private static Aligner aligner(int moved) {
        Aligner real = Scene.aligner();
        return new Aligner() {
            @Override
            public AlignmentId id() {
                return real.id();
            }

            @Override
            public Image align(Image image, List<Point> points, FaceTemplate template) throws AlignmentException {
                try {
                    byte[] crop = real.align(image, points, template).data().clone();
                    for (int i = 1; i < crop.length; i++) {
                        crop[i] = (byte) ((i + moved) / 4 % 2 == 0 ? 0 : 100);
                    }
                    return Image.of(template.width(), template.height(), PixelFormat.GRAY, crop);
                } catch (StageRetiredException e) {
                    throw new IllegalStateException(e);
                }
            }
        };
    }
}
