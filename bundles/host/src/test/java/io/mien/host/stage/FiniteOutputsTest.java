package io.mien.host.stage;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import java.nio.FloatBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FiniteOutputsTest {
    @Test
    void numbersPass() {
        Outputs outputs = outputs(-Float.MAX_VALUE);
        assertSame(outputs, FiniteOutputs.check(outputs));
    }

    @ParameterizedTest
    @ValueSource(floats = {Float.NaN, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
    void refusesWhatIsNotFiniteAndNamesTheOutput(float value) {
        Outputs outputs = outputs(value);
        String message = assertThrows(IllegalArgumentException.class, () -> FiniteOutputs.check(outputs))
                .getMessage();
        assertTrue(message.contains("'conf'"), message);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 4095, 4096, 8191, 8192, 9999})
    void refusesWhereverItStands(int place) {
        float[] values = new float[10_000];
        values[place] = Float.NaN;
        Tensor tensor = new Tensor("conf", List.of(1, values.length), FloatBuffer.wrap(values));
        assertThrows(IllegalArgumentException.class, () -> FiniteOutputs.check(() -> List.of(tensor)));
    }

    @Test
    void anOutputWithoutValuesPasses() {
        Tensor tensor = new Tensor("conf", List.of(0), FloatBuffer.allocate(0));
        assertDoesNotThrow(() -> FiniteOutputs.check(() -> List.of(tensor)));
    }

    private static Outputs outputs(float last) {
        Tensor good = new Tensor("loc", List.of(1, 2), FloatBuffer.wrap(new float[] {1, Float.MAX_VALUE}));
        Tensor bad = new Tensor("conf", List.of(1, 2), FloatBuffer.wrap(new float[] {0, last}));
        return () -> List.of(good, bad);
    }
}
