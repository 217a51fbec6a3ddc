package io.mien.detector.yunet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.inference.Tensor;
import io.mien.model.InputSize;
import io.mien.tck.FaceDecoderContract;
import io.mien.tck.FixedOutputs;
import io.mien.tck.KnownFaces;
import io.mien.tck.TestFaces;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class YuNetDecoderTest extends FaceDecoderContract {
    private static final InputSize INPUT = new InputSize(64, 64);
    private static final float LN2 = (float) Math.log(2);

    private final YuNetDecoder decoder = new YuNetDecoder();

    /** The four outputs of a stride in the making. */
    private record Canvas(int stride, float[] classes, float[] objects, float[] boxes, float[] points) {
        Canvas(int stride, int cells) {
            this(stride, new float[cells], new float[cells], new float[4 * cells], new float[10 * cells]);
        }

        Canvas put(int cell, float cls, float obj, float[] box, float... five) {
            classes[cell] = cls;
            objects[cell] = obj;
            System.arraycopy(box, 0, boxes, 4 * cell, 4);
            System.arraycopy(five, 0, points, 10 * cell, five.length);
            return this;
        }

        Stream<Tensor> tensors() {
            int cells = classes.length;
            return Stream.of(
                    FixedOutputs.tensor("cls_" + stride, classes, 1, cells, 1),
                    FixedOutputs.tensor("obj_" + stride, objects, 1, cells, 1),
                    FixedOutputs.tensor("bbox_" + stride, boxes, 1, cells, 4),
                    FixedOutputs.tensor("kps_" + stride, points, 1, cells, 10));
        }
    }

    private static FixedOutputs outputs(Canvas... strides) {
        List<Tensor> all = new ArrayList<>();
        for (Canvas stride : strides) {
            stride.tensors().forEach(all::add);
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
                // Column 3, row 2: corner (24, 16).
                new Canvas(8, 64)
                        .put(19, .81f, 1, new float[] {.5f, .25f, LN2, 2 * LN2}, 0, 0, 1, 0, .5f, .5f, 0, 1, -1, -4),
                // Column 1, row 1: corner (16, 16).
                new Canvas(16, 16).put(5, .25f, .25f, new float[] {-2, 0, 0, 0}),
                // The last cell: corner (32, 32). A value above 1 counts as 1.
                new Canvas(32, 4).put(3, 2, .25f, new float[4]));
        List<Face> faces = List.of(
                TestFaces.face(.9f, 20, 2, 16, 32, 24, 16, 32, 16, 28, 20, 24, 24, 16, -16),
                TestFaces.face(.5f, 16, 16, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32, 32),
                TestFaces.face(.25f, -24, 8, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16));
        return new KnownFaces(INPUT, outputs, faces);
    }

    @Test
    void keepsClassAndObjectWithinTheUnit() {
        Canvas fine = new Canvas(8, 64)
                .put(0, 1.5f, 1.5f, new float[4])
                .put(1, -1, -1, new float[4])
                .put(2, 4, .04f, new float[4]);
        List<Face> faces = decode(outputs(fine, new Canvas(16, 16), new Canvas(32, 4)), INPUT, .1f);
        assertEquals(List.of(1f, .2f), faces.stream().map(Face::score).toList());
    }

    @Test
    void readsAnInputThatWasPaddedAsOpenCvPads() {
        // 100x60 becomes 128x64: 16x8, 8x4 and 4x2 cells.
        FixedOutputs padded =
                outputs(new Canvas(8, 128), new Canvas(16, 32).put(8 + 1, 1, 1, new float[4]), new Canvas(32, 8));
        assertCornerAt16(decode(padded, new InputSize(100, 60), .5f));
    }

    @Test
    void readsAnInputWhoseLastRowsWerePooledAway() {
        // 100x60 has 12x7, 6x3 and 3x1 whole cells.
        FixedOutputs pooled =
                outputs(new Canvas(8, 84), new Canvas(16, 18).put(6 + 1, 1, 1, new float[4]), new Canvas(32, 3));
        assertCornerAt16(decode(pooled, new InputSize(100, 60), .5f));
    }

    private static void assertCornerAt16(List<Face> faces) {
        TestFaces.assertNear(List.of(TestFaces.face(1, 8, 8, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16, 16)), faces);
    }

    @Test
    void readsAnInputSmallerThanACell() {
        FixedOutputs outputs =
                outputs(new Canvas(8, 16), new Canvas(16, 4), new Canvas(32, 1).put(0, 1, 1, new float[4]));
        assertEquals(1, decode(outputs, new InputSize(20, 20), .5f).size());
    }

    @Test
    void namesTheOutputThatIsMissing() {
        String message = assertThrows(
                        IllegalArgumentException.class,
                        () -> decodeKnown(known().outputs().without("kps_16")))
                .getMessage();
        assertTrue(message.contains("'kps_16'"), message);
    }

    @Test
    void readsOutputsInAnyOrder() {
        assertEquals(
                decodeKnown(known().outputs()), decodeKnown(known().outputs().reversed()));
    }
}
