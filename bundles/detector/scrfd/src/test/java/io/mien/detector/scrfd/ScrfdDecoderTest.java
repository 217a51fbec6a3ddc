package io.mien.detector.scrfd;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.inference.Tensor;
import io.mien.model.InputSize;
import io.mien.tck.FaceDecoderContract;
import io.mien.tck.FixedOutputs;
import io.mien.tck.KnownFaces;
import io.mien.tck.TestFaces;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScrfdDecoderTest extends FaceDecoderContract {
    private static final InputSize INPUT = new InputSize(70, 50);

    private final ScrfdDecoder decoder = new ScrfdDecoder();

    /** The three outputs of a stride in the making. */
    private record Canvas(float[] scores, float[] sides, float[] points) {
        Canvas(int anchors) {
            this(new float[anchors], new float[4 * anchors], new float[10 * anchors]);
        }

        Canvas put(int anchor, float score, float[] box, float... five) {
            scores[anchor] = score;
            System.arraycopy(box, 0, sides, 4 * anchor, 4);
            System.arraycopy(five, 0, points, 10 * anchor, five.length);
            return this;
        }
    }

    /** Numbered names, first all scores, then all boxes, then all points: as InsightFace exports. */
    private static FixedOutputs outputs(Canvas... strides) {
        List<Tensor> all = new ArrayList<>();
        for (Canvas c : strides) {
            all.add(FixedOutputs.tensor("44" + all.size(), c.scores(), 1, c.scores().length, 1));
        }
        for (Canvas c : strides) {
            all.add(FixedOutputs.tensor("44" + all.size(), c.sides(), 1, c.scores().length, 4));
        }
        for (Canvas c : strides) {
            all.add(FixedOutputs.tensor("44" + all.size(), c.points(), 1, c.scores().length, 10));
        }
        return new FixedOutputs(all);
    }

    @Override
    protected FaceDecoder decoder() {
        return decoder;
    }

    @Override
    protected KnownFaces known() {
        FixedOutputs outputs = outputs(
                // 9x7 cells; the second anchor of column 3, row 2: corner (24, 16).
                new Canvas(126).put(43, .9f, new float[] {1, 2, 3, 4}, 0, 0, 1, 0, .5f, .5f, 0, 1, -4, -3),
                // 5x4 cells; the last anchor: corner (64, 48).
                new Canvas(40).put(39, .5f, new float[] {.5f, .5f, .5f, .5f}),
                // 3x2 cells; the first anchor: corner (0, 0), left of and above its box.
                new Canvas(12).put(0, .25f, new float[] {-.5f, -.5f, 1, 1}));
        List<Face> faces = List.of(
                TestFaces.face(.9f, 16, 0, 32, 48, 24, 16, 32, 16, 28, 20, 24, 24, -8, -8),
                TestFaces.face(.5f, 56, 40, 16, 16, 64, 48, 64, 48, 64, 48, 64, 48, 64, 48),
                TestFaces.face(.25f, 16, 16, 16, 16, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        return new KnownFaces(INPUT, outputs, faces);
    }

    @Test
    void readsOutputsWithoutABatch() {
        FixedOutputs plain = known().outputs()
                .with(t -> new Tensor(t.name(), t.shape().subList(1, t.shape().size()), t.values()));
        assertEquals(decodeKnown(known().outputs()), decodeKnown(plain));
    }

    @Test
    void readsOutputsInAnyOrder() {
        FixedOutputs outputs = known().outputs();
        List<Tensor> byStride = new ArrayList<>(outputs.all());
        byStride.sort(Comparator.comparingInt(t -> t.dimension(1)));
        assertEquals(decodeKnown(outputs), decodeKnown(outputs.reversed()));
        assertEquals(decodeKnown(outputs), decodeKnown(new FixedOutputs(byStride)));
    }

    @Test
    void goesByOrderWhereShapesAreAlike() {
        // One cell of two anchors at every stride: boxes of 8, 16 and 32 pixels a unit.
        FixedOutputs outputs = outputs(
                new Canvas(2).put(0, .9f, new float[] {0, 0, 1, 1}),
                new Canvas(2).put(1, .8f, new float[] {0, 0, 1, 1}),
                new Canvas(2).put(0, .7f, new float[] {0, 0, 1, 1}));
        List<Face> faces = decode(outputs, new InputSize(8, 8), .5f);
        assertEquals(
                List.of(8f, 16f, 32f), faces.stream().map(f -> f.box().width()).toList());
    }
}
