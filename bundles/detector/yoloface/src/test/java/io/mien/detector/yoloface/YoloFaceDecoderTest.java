package io.mien.detector.yoloface;

import static org.junit.jupiter.api.Assertions.assertEquals;
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

class YoloFaceDecoderTest extends FaceDecoderContract {
    private static final InputSize INPUT = new InputSize(70, 50);

    private final YoloFaceDecoder decoder = new YoloFaceDecoder();

    /** A head in the making: no cell is a face until {@link #face}. */
    private record Canvas(int columns, int rows, float[] values) {
        Canvas(int columns, int rows) {
            this(columns, rows, new float[80 * columns * rows]);
            Arrays.fill(values, 64 * columns * rows, 65 * columns * rows, -20);
        }

        Canvas set(int channel, int cell, float value) {
            values[channel * columns * rows + cell] = value;
            return this;
        }

        /** The points' x and y, each with a visibility that must not matter. */
        Canvas face(int cell, double score, float... five) {
            set(64, cell, (float) Math.log(score / (1 - score)));
            for (int i = 0; i < five.length; i += 2) {
                set(65 + 3 * i / 2, cell, five[i]);
                set(66 + 3 * i / 2, cell, five[i + 1]);
                set(67 + 3 * i / 2, cell, 99);
            }
            return this;
        }

        /** One bin of each side far above the others; so far that its exponential is not finite. */
        Canvas sides(int cell, int... bins) {
            for (int side = 0; side < bins.length; side++) {
                set(16 * side + bins[side], cell, 1_000);
            }
            return this;
        }

        Tensor tensor(String name) {
            return FixedOutputs.tensor(name, values, 1, 80, rows, columns);
        }
    }

    private static FixedOutputs outputs(Canvas fine, Canvas middle, Canvas coarse) {
        return FixedOutputs.of(fine.tensor("output0"), middle.tensor("884"), coarse.tensor("892"));
    }

    @Override
    protected FaceDecoder decoder() {
        return decoder;
    }

    @Override
    protected KnownFaces known() {
        FixedOutputs outputs = outputs(
                // Column 3, row 2: center (28, 20), corner (24, 16).
                new Canvas(9, 7)
                        .face(21, .9, 0, 0, .5f, 0, .25f, .25f, 0, .5f, -2, -1)
                        .sides(21, 1, 2, 3, 15),
                // The last cell: center (72, 56). All bins alike: 7.5 strides each way.
                new Canvas(5, 4).face(19, .5),
                // The first cell: center (16, 16). Two bins alike: half a stride each way.
                new Canvas(3, 2).face(0, .25).sides(0, 0, 0, 0, 0).sides(0, 1, 1, 1, 1));
        List<Face> faces = List.of(
                TestFaces.face(.9f, 20, 4, 32, 136, 24, 16, 32, 16, 28, 20, 24, 24, -8, 0),
                TestFaces.face(.5f, -48, -64, 240, 240, 64, 48, 64, 48, 64, 48, 64, 48, 64, 48),
                TestFaces.face(.25f, 0, 0, 32, 32, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        return new KnownFaces(INPUT, outputs, faces);
    }

    @Test
    void readsHeadsInAnyOrder() {
        assertEquals(
                decodeKnown(known().outputs()), decodeKnown(known().outputs().reversed()));
    }

    @Test
    void takesACertainFaceAtConfidenceOne() {
        Canvas fine = new Canvas(9, 7).set(64, 5, 40).set(64, 6, 10);
        List<Face> faces = decode(outputs(fine, new Canvas(5, 4), new Canvas(3, 2)), INPUT, 1);
        assertEquals(List.of(1f), faces.stream().map(Face::score).toList());
    }

    @Test
    void takesEveryCellAtConfidenceZero() {
        FixedOutputs outputs = outputs(new Canvas(9, 7), new Canvas(5, 4), new Canvas(3, 2));
        assertEquals(63 + 20 + 6, decode(outputs, INPUT, 0).size());
    }

    @Test
    void readsTheTypesOfMaixPy() {
        assertTrue(decoder.modelTypes().containsAll(Arrays.asList("yolov8", "yolo11")));
    }
}
