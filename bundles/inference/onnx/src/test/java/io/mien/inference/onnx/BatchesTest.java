package io.mien.inference.onnx;

import static io.mien.inference.onnx.TinyModels.model;
import static io.mien.inference.onnx.TinyModels.plain;
import static io.mien.inference.onnx.TinyModels.values;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.inference.InferenceException;
import io.mien.inference.InferenceSession;
import io.mien.inference.Tensor;
import io.mien.model.InputSize;
import io.mien.model.Model;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchesTest {
    private final OnnxEngine engine = OnnxSettings.engine(Map.of("batch_largest", 3, "threads_intra", 1));

    @ParameterizedTest
    @ValueSource(strings = {"one", "any"})
    void decodeSeesTheWholeBatchInOrder(String name) throws Exception {
        try (InferenceSession session = engine.open(model(name))) {
            for (int size : new int[] {1, 2, 3, 4, 7, 2, 1}) {
                List<Image> batch = IntStream.range(0, size)
                        .mapToObj(i -> plain(i + 1, 10 * i, 100 + i))
                        .toList();
                float[] means = session.run(batch, outputs -> {
                    assertEquals(
                            List.of("mean", "copy"),
                            outputs.all().stream().map(Tensor::name).toList());
                    assertEquals(List.of(size, 3), outputs.named("mean").shape());
                    assertEquals(List.of(size, 3, 4, 6), outputs.named("copy").shape());
                    assertEquals(100 + size - 1, outputs.named("copy").values().get(size * 72 - 1));
                    return values(outputs, "mean");
                });
                for (int i = 0; i < size; i++) {
                    float[] mean = {means[3 * i], means[3 * i + 1], means[3 * i + 2]};
                    assertArrayEquals(new float[] {i + 1, 10 * i, 100 + i}, mean, 1e-4f);
                }
            }
        }
    }

    /** Models whose declared batch is not true are run one by one. */
    @ParameterizedTest
    @ValueSource(strings = {"one_inside", "flattens", "batchless"})
    void aModelForOnePictureTakesSeveral(String name) throws Exception {
        try (InferenceSession session = engine.open(model(name))) {
            float[] found = session.run(List.of(plain(1, 2, 3), plain(4, 5, 6)), outputs -> {
                assertEquals(2, outputs.named("y").shape().get(0));
                assertEquals(72, outputs.named("y").perPicture());
                return values(outputs, "y");
            });
            assertEquals(1, found[0]);
            assertEquals(3, found[71]);
            assertEquals(4, found[72]);
            assertEquals(6, found[143]);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"varying", "misdeclared"})
    void anOutputMayVaryFromPictureToPicture(String name) throws Exception {
        try (InferenceSession session = engine.open(model(name))) {
            assertEquals(List.of(1, 4, 72), shape(session, plain(1, 1, 1)));
            assertEquals(List.of(1, 4, 24), shape(session, plain(0, 1, 0)));
            assertEquals(List.of(1, 4, 0), shape(session, plain(0, 0, 0)));
            InferenceException e = assertThrows(
                    InferenceException.class,
                    () -> session.run(List.of(plain(1, 1, 1), plain(0, 1, 0)), outputs -> null));
            assertEquals(
                    name + ": output 'y' has shape [4, 24] for one picture and [4, 72] for another of the batch",
                    e.getMessage());
        }
    }

    private static List<Integer> shape(InferenceSession session, Image picture) throws Exception {
        return session.run(List.of(picture), outputs -> outputs.named("y").shape());
    }

    @Test
    void aModelOfAnySizeHasTheSizeOfItsDescriptionOrTheConfiguration() throws Exception {
        Model described = model("any_size", "input = 10x8");
        assertEquals(new InputSize(10, 8), sizeOf(engine, described));
        OnnxEngine configured = OnnxSettings.engine(Map.of("input_width", 20, "input_height", 12));
        assertEquals(new InputSize(20, 12), sizeOf(configured, model("any_size")));
        assertEquals(new InputSize(6, 4), sizeOf(engine, model("one", "input = 6x4")));
    }

    private static InputSize sizeOf(OnnxEngine engine, Model model) throws Exception {
        try (InferenceSession session = engine.open(model)) {
            InputSize size = session.inputSize();
            byte[] gray = new byte[size.width() * size.height()];
            Image picture = Image.of(size.width(), size.height(), PixelFormat.GRAY, gray);
            List<Integer> shape =
                    session.run(List.of(picture), o -> o.named("copy").shape());
            assertEquals(List.of(1, 3, size.height(), size.width()), shape);
            return size;
        }
    }

    @Test
    void exceptionOfDecodeReachesTheCaller() throws Exception {
        try (InferenceSession session = engine.open(model("one"))) {
            IllegalStateException e = assertThrows(
                    IllegalStateException.class,
                    () -> session.run(List.of(plain(0, 0, 0)), outputs -> {
                        throw new IllegalStateException("mine");
                    }));
            assertEquals("mine", e.getMessage());
            assertEquals(3, session.run(List.of(plain(3, 3, 3)), o -> values(o, "mean"))[0], 1e-4);
        }
    }

    @Test
    void anEmptyBatchIsABrokenContract() throws Exception {
        try (InferenceSession session = engine.open(model("one"))) {
            assertThrows(IllegalArgumentException.class, () -> session.run(List.of(), outputs -> null));
        }
    }

    @Test
    void outputsInSharedMemoryCannotBeWritten() throws Exception {
        try (InferenceSession session = engine.open(model("one"))) {
            boolean readOnly = session.run(
                    List.of(plain(0, 0, 0)), o -> o.named("mean").values().isReadOnly());
            assertTrue(readOnly);
        }
    }
}
