package io.mien.inference.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.inference.InferenceSession;
import io.mien.model.Model;
import io.mien.model.ModelRejectedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusedModelsTest {
    private final OnnxEngine engine = OnnxSettings.engine(Map.of());

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int_in        | int_in: its input 'x' is INT32; float32, float16 and uint8 inputs are written",
                "int_out       | int_out: its output 'y' is INT32; float32 and float16 outputs are read",
                "two_inputs    | two_inputs: it takes [a, b], not one picture",
                "gray          | gray: its input 'x' has shape [1, 1, 4, 6], not [1 or any, 3, height, width] or [1 or any, height, width, 3]",
                "flat          | flat: its input 'x' has shape [1, 72], not [1 or any, 3, height, width] or [1 or any, height, width, 3]",
                "batch_of_four | batch_of_four: its input 'x' has shape [4, 3, 4, 6], not [1 or any, 3, height, width] or [1 or any, height, width, 3]",
            })
    void aModelThatIsNotRunIsRefusedWithTheReason(String name, String message) {
        assertEquals(message, refusal(TinyModels.model(name)));
    }

    @Test
    void aSizeThatTheModelDoesNotTakeIsRefused() {
        assertEquals(
                "one: its description says input = 7x4, but it takes 6x4 only",
                refusal(TinyModels.model("one", "input = 7x4")));
    }

    @Test
    void aModelThatFailsAtItsFirstRunIsRefused() {
        String message = refusal(TinyModels.model("fails_at_run", "input = 7x4"));
        assertTrue(message.startsWith("fails_at_run: its first run failed: "), message);
    }

    /** No library of operators is ever registered, wherever one lies. */
    @Test
    void aModelThatNeedsALibraryOfOperatorsIsRefused() throws Exception {
        Path model = file("custom_operator");
        for (String name : new String[] {"libcustom_operator.so", "custom_operator.so", "custom_operator.onnx.so"}) {
            Files.writeString(folder.resolve(name), "not a library");
        }
        String message = refusal(TinyModels.of(model, ""));
        assertTrue(message.contains("a.library.of.its.own"), message);
    }

    @Test
    void aModelWhoseWeightsLieOutsideItsFolderIsRefused() throws Exception {
        Files.write(folder.resolve("outside.bin"), new byte[288]);
        Path inside = Files.createDirectory(folder.resolve("inside"));
        Path model = Files.move(file("escapes"), inside.resolve("escapes.onnx"));
        String message = refusal(TinyModels.of(model, ""));
        assertTrue(message.contains("outside.bin"), message);
    }

    private Path file(String name) throws Exception {
        Path copy = folder.resolve(name + ".onnx");
        return Files.write(copy, Files.readAllBytes(TinyModels.model(name).weights()));
    }

    @Test
    void aMissingFileIsRefused() {
        Path missing = folder.resolve("missing.onnx");
        assertEquals("missing: file " + missing + " does not exist", refusal(TinyModels.of(missing, "")));
    }

    @Test
    void aFileThatIsNoModelIsRefused() throws Exception {
        byte[] noise = new byte[5000];
        new Random(1).nextBytes(noise);
        for (byte[] bytes : new byte[][] {{}, "not a model".getBytes(), noise, new byte[5000]}) {
            assertNamed(refusal(file(bytes)));
        }
    }

    /** Cut at every byte: a tear at the end of a part may leave a smaller model, which must then work or be refused. */
    @Test
    void aTornFileIsRefusedOrWorks() throws Exception {
        byte[] whole = Files.readAllBytes(TinyModels.model("one").weights());
        int refused = 0;
        for (int length = 0; length < whole.length; length++) {
            try (InferenceSession session = engine.open(file(Arrays.copyOf(whole, length)))) {
                assertEquals(6, session.inputSize().width());
            } catch (ModelRejectedException e) {
                refused++;
            }
        }
        assertTrue(refused > whole.length / 2, refused + " of " + whole.length + " refused");
        assertNamed(refusal(file(Arrays.copyOf(whole, whole.length / 2))));
    }

    @Test
    void aFileWithAWrongByteIsRefusedOrWorks() throws Exception {
        byte[] whole = Files.readAllBytes(TinyModels.model("any").weights());
        for (int at = 0; at < whole.length; at++) {
            byte[] wrong = whole.clone();
            wrong[at] ^= 0x15;
            try (InferenceSession session = engine.open(file(wrong))) {
                assertTrue(session.inputSize().width() > 0);
            } catch (ModelRejectedException e) {
                assertTrue(e.getMessage().startsWith("torn: "), e.getMessage());
            }
        }
    }

    private Model file(byte[] bytes) throws Exception {
        return TinyModels.of(Files.write(folder.resolve("torn.onnx"), bytes), "");
    }

    private static void assertNamed(String message) {
        assertTrue(message.startsWith("torn: torn.onnx is not a model that runs: "), message);
        assertFalse(message.endsWith(": "), message);
    }

    private String refusal(Model model) {
        return assertThrows(
                        ModelRejectedException.class, () -> engine.open(model).close())
                .getMessage();
    }
}
