package io.mien.tck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.detector.DecodeRequest;
import io.mien.detector.Face;
import io.mien.detector.FaceDecoder;
import io.mien.inference.Tensor;
import io.mien.model.InputSize;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What every {@link FaceDecoder} promises. */
public abstract class FaceDecoderContract {
    private static final int THREADS = 8;
    private static final float LEAST = .1f;

    /** The decoder under test. */
    protected abstract FaceDecoder decoder();

    /** Outputs of its family with known faces. */
    protected abstract KnownFaces known();

    /** What the decoder makes of outputs, best first. */
    protected final List<Face> decode(FixedOutputs outputs, InputSize input, float confidence) {
        List<Face> faces = new ArrayList<>(decoder().decode(outputs, new DecodeRequest(input, confidence)));
        faces.sort(Comparator.comparingDouble(Face::score).reversed());
        return faces;
    }

    /** What the decoder makes of the known outputs after a change, best first. */
    protected final List<Face> decodeKnown(FixedOutputs changed) {
        return decode(changed, known().input(), LEAST);
    }

    @Test
    void namesItsModelTypes() {
        assertFalse(decoder().modelTypes().isEmpty());
    }

    @Test
    void findsTheKnownFaces() {
        TestFaces.assertNear(known().faces(), decodeKnown(known().outputs()));
    }

    @Test
    void takesAFaceAtTheLeastScoreAndNoneBelow() {
        List<Face> found = decodeKnown(known().outputs());
        for (int i = 0; i < found.size(); i++) {
            float score = found.get(i).score();
            List<Face> at = decode(known().outputs(), known().input(), score);
            List<Face> above = decode(known().outputs(), known().input(), Math.nextUp(score));
            assertEquals(found.subList(0, i + 1), at, "at " + score);
            assertEquals(found.subList(0, i), above, "above " + score);
        }
    }

    @Test
    void makesNoFaceOfWhatIsNotANumber() {
        FixedOutputs torn = known().outputs().with(t -> {
            FloatBuffer values = FloatBuffer.allocate(t.values().limit());
            Arrays.fill(values.array(), Float.NaN);
            return new Tensor(t.name(), t.shape(), values);
        });
        assertEquals(List.of(), decodeKnown(torn));
    }

    @Test
    void refusesOutputsWithOneMissing() {
        for (Tensor tensor : known().outputs().all()) {
            FixedOutputs changed = known().outputs().without(tensor.name());
            assertThrows(IllegalArgumentException.class, () -> decodeKnown(changed), tensor.name());
        }
    }

    @Test
    void refusesAnOutputOfAnotherShapeByName() {
        for (Tensor tensor : known().outputs().all()) {
            for (int dimension = 0; dimension < tensor.shape().size(); dimension++) {
                Integer[] shape = tensor.shape().toArray(Integer[]::new);
                shape[dimension]++;
                assertRefused(
                        tensor.name(), known().outputs().with(tensor.name(), t -> FixedOutputs.reshaped(t, shape)));
            }
        }
    }

    private void assertRefused(String name, FixedOutputs outputs) {
        String message = assertThrows(IllegalArgumentException.class, () -> decodeKnown(outputs), name)
                .getMessage();
        assertTrue(message.contains(name), message);
    }

    @Test
    void refusesOutputsForAnotherInput() {
        InputSize larger =
                new InputSize(known().input().width() + 64, known().input().height() + 64);
        FixedOutputs outputs = known().outputs();
        assertThrows(IllegalArgumentException.class, () -> decode(outputs, larger, LEAST));
    }

    @Test
    void readsByAbsoluteIndexAnyKindOfBuffer() {
        List<Face> expected = decodeKnown(known().outputs());
        FixedOutputs direct = known().outputs().with(t -> new Tensor(t.name(), t.shape(), direct(t.values())));
        assertEquals(expected, decodeKnown(direct));
        for (Tensor tensor : direct.all()) {
            assertEquals(1, tensor.values().position(), "a decoder moves no position");
        }
    }

    /** A read-only copy outside the heap, with its position off the start. */
    private static FloatBuffer direct(FloatBuffer values) {
        FloatBuffer copy = ByteBuffer.allocateDirect(values.limit() * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        copy.put(values.duplicate().rewind());
        return copy.asReadOnlyBuffer().position(1);
    }

    @Test
    void answersAllThreadsAlike() throws Exception {
        FaceDecoder decoder = decoder();
        KnownFaces known = known();
        List<Face> expected = decoder.decode(known.outputs(), new DecodeRequest(known.input(), LEAST));
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            Callable<List<Face>> call = () -> decoder.decode(known.outputs(), new DecodeRequest(known.input(), LEAST));
            for (Future<List<Face>> answer : threads.invokeAll(Collections.nCopies(THREADS * 50, call))) {
                assertEquals(expected, answer.get());
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
