package io.mien.detector.retinaface;

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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetinaFaceDecoderTest extends FaceDecoderContract {
    private static final InputSize INPUT = new InputSize(70, 50);
    private static final int PRIORS = 178;
    private static final int LIGHT_PRIORS = 247;
    private static final float DOUBLED = (float) (5 * Math.log(2));

    private final RetinaFaceDecoder decoder = new RetinaFaceDecoder();

    /** Outputs in the making: everything is background until {@link #put}. */
    private static final class Canvas {
        private final float[] boxes;
        private final float[] scores;
        private final float[] points;

        Canvas(int priors) {
            boxes = new float[4 * priors];
            scores = new float[2 * priors];
            points = new float[10 * priors];
            for (int i = 0; i < scores.length; i += 2) {
                scores[i] = 1;
            }
        }

        Canvas put(int prior, float score, float[] box, float... five) {
            scores[2 * prior] = 1 - score;
            scores[2 * prior + 1] = score;
            System.arraycopy(box, 0, boxes, 4 * prior, 4);
            System.arraycopy(five, 0, points, 10 * prior, five.length);
            return this;
        }

        FixedOutputs outputs() {
            int priors = scores.length / 2;
            return FixedOutputs.of(
                    FixedOutputs.tensor("loc", boxes, 1, priors, 4),
                    FixedOutputs.tensor("conf", scores, 1, priors, 2),
                    FixedOutputs.tensor("landms", points, 1, priors, 10));
        }
    }

    @Override
    protected FaceDecoder decoder() {
        return decoder;
    }

    @Override
    protected KnownFaces known() {
        Canvas canvas = new Canvas(PRIORS)
                // Stride 8, column 3, row 2, size 32: center (28, 20).
                .put(43, .9f, new float[] {1, -2, 0, DOUBLED}, -2, -1, 2, -1, 0, 0, -1, 3, 1, 3)
                // Stride 16, the last cell, size 64: center (72, 56), over the input's edge.
                .put(126 + 38, .5f, new float[4])
                // Stride 32, the first cell, size 512: center (16, 16).
                .put(126 + 40 + 1, .25f, new float[] {0, 0, -DOUBLED, 0}, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1);
        List<Face> faces = List.of(
                TestFaces.face(
                        .9f, 15.2f, -18.4f, 32, 64, 21.6f, 16.8f, 34.4f, 16.8f, 28, 20, 24.8f, 29.6f, 31.2f, 29.6f),
                TestFaces.face(.5f, 40, 24, 64, 64, 72, 56, 72, 56, 72, 56, 72, 56, 72, 56),
                TestFaces.face(
                        .25f, -112, -240, 256, 512, 67.2f, 67.2f, 67.2f, 67.2f, 67.2f, 67.2f, 67.2f, 67.2f, 67.2f,
                        67.2f));
        return new KnownFaces(INPUT, canvas.outputs(), faces);
    }

    @Test
    void knowsTheLightDetectorByItsPriors() {
        Canvas canvas = new Canvas(LIGHT_PRIORS)
                // Stride 8, the last cell, size 10: center (68, 52).
                .put(3 * 62, .9f, new float[4])
                // Stride 16, the first cell, size 48: center (8, 8).
                .put(189 + 1, .8f, new float[4], 1, 2)
                // Stride 64, the last cell, size 256: center (96, 32).
                .put(246, .7f, new float[4]);
        List<Face> expected = List.of(
                TestFaces.face(.9f, 63, 47, 10, 10, 68, 52, 68, 52, 68, 52, 68, 52, 68, 52),
                TestFaces.face(.8f, -16, -16, 48, 48, 12.8f, 17.6f, 8, 8, 8, 8, 8, 8, 8, 8),
                TestFaces.face(.7f, -32, -96, 256, 256, 96, 32, 96, 32, 96, 32, 96, 32, 96, 32));
        TestFaces.assertNear(expected, decode(canvas.outputs(), INPUT, .5f));
    }

    @Test
    void readsOutputsOfAnyNameInAnyOrderPaddedToFourDimensions() {
        FixedOutputs padded = known().outputs().with(RetinaFaceDecoderTest::padded);
        assertEquals(decodeKnown(known().outputs()), decodeKnown(padded.reversed()));
    }

    private static Tensor padded(Tensor t) {
        return new Tensor(t.name() + "_Concat", List.of(1, t.dimension(1), t.dimension(2), 1), t.values());
    }

    @Test
    void saysHowManyPriorsTheInputHas() {
        FixedOutputs outputs = new Canvas(PRIORS + 1).outputs();
        String message = assertThrows(IllegalArgumentException.class, () -> decode(outputs, INPUT, .5f))
                .getMessage();
        for (String part : List.of("70x50", "178", "247", "conf [1, 179, 2]")) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void takesEveryPriorAtConfidenceZero() {
        assertEquals(PRIORS, decode(new Canvas(PRIORS).outputs(), INPUT, 0).size());
    }

    @Test
    void readsTheTypesOfMaixPy() {
        assertTrue(decoder.modelTypes().containsAll(Arrays.asList("retinaface", "face_detector")));
    }
}
