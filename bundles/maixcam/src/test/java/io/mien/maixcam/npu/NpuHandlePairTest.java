package io.mien.maixcam.npu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.inference.InferenceException;
import io.mien.maixcam.binding.FakeMemory;
import io.mien.maixcam.binding.NpuTensor;
import io.mien.maixcam.model.TestModel;
import io.mien.model.ModelRejectedException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NpuHandlePairTest {
    private final FakeLibrary library = new FakeLibrary();

    private NpuHandlePair register() throws ModelRejectedException {
        TestModel model = TestModel.of(Path.of("m.cvimodel"), "0".repeat(64));
        return NpuHandlePair.register(library, model.mud(), new byte[0]);
    }

    private void assertRefused(String why, Long... cleaned) {
        ModelRejectedException e = assertThrows(ModelRejectedException.class, this::register);
        assertTrue(e.getMessage().startsWith("tested: " + why), e::getMessage);
        assertEquals(List.of(cleaned), library.cleaned);
        assertEquals(0, library.open());
    }

    @Test
    void theCopyIsCleanedUpFirstAndEachOnce() throws Exception {
        NpuHandlePair pair = register();
        assertEquals(2, library.open());
        pair.close();
        assertEquals(List.of(2L, 1L), library.cleaned);
    }

    @Test
    void ofAModelThatTheLibraryRefusesNothingIsCleanedUp() {
        library.registering = FakeLibrary.FAILURE;
        assertRefused("the NPU's library does not take it: code 0xC0778003");
    }

    @Test
    void ofACopyThatTheLibraryRefusesTheFirstIsCleanedUp() {
        library.copying = FakeLibrary.FAILURE;
        assertRefused("the NPU's library does not take it: code 0xC0778003", 1L);
    }

    @Test
    void aHandleWithoutTensorsIsCleanedUp() {
        library.reading = FakeLibrary.FAILURE;
        assertRefused("it has no inputs and outputs: code 0xC0778003", 1L);
    }

    @Test
    void aHandleThatIsNotUnderstoodIsCleanedUp() {
        library.inputs = 2;
        assertRefused("it has 2 inputs, not one", 1L);
        library.cleaned.clear();
        library.inputs = 1;
        library.input = FakeLibrary.input(NpuTensor.FLOAT32);
        assertRefused("its input is neither INT8 nor UINT8", 2L);
        library.cleaned.clear();
        library.input = FakeLibrary.input(NpuTensor.INT8);
        library.output = FakeLibrary.output(NpuTensor.INT8);
        assertRefused("an output is not floats of one picture: first_f32", 3L);
    }

    static Stream<List<Integer>> absurd() {
        return Stream.of(
                List.of(1, 65536, 65536, 65536),
                List.of(1, 65536, 65536),
                List.of(1, 1 << 30),
                List.of(1, 1 << 30, 1 << 30, 1 << 30, 1 << 30, 1 << 30),
                List.of(1, -1),
                List.of(1, -1, -1),
                List.of(1, 0, 65536, 65536));
    }

    @ParameterizedTest
    @MethodSource("absurd")
    void anOutputWhoseShapeIsAbsurdIsRefused(List<Integer> shape) {
        library.output = new NpuTensor(
                "big_f32", shape, NpuTensor.FLOAT32, NpuTensor.TENSOR, false, 1, FakeMemory.block(Float.BYTES));
        assertRefused("an output is not floats of one picture: big_f32 " + shape, 1L);
    }

    @Test
    void aThirdIsNotToBeHadUntilOneIsGivenBack() throws Exception {
        NpuHandlePair pair = register();
        NpuHandle first = pair.take();
        pair.take();
        InferenceException e = assertThrows(InferenceException.class, pair::take);
        assertTrue(e.getMessage().contains("both of its buffers are in use"), e::getMessage);
        pair.give(first);
        assertEquals(first, pair.take());
    }
}
