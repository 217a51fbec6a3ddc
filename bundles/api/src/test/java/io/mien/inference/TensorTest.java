package io.mien.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTest {
    private static Tensor tensor(String name, Integer... shape) {
        int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        return new Tensor(name, List.of(shape), FloatBuffer.allocate(size));
    }

    @Test
    void countsDimensionsFromBothEnds() {
        Tensor tensor = tensor("loc", 2, 10, 4);
        assertEquals(
                List.of(2, 10, 4, 1),
                List.of(tensor.dimension(0), tensor.dimension(1), tensor.dimension(-1), tensor.dimension(3)));
        assertEquals(1, tensor.dimension(-4));
        assertEquals(40, tensor.perPicture());
    }

    @Test
    void hasItsShapeWithOrWithoutOnes() {
        Tensor tensor = tensor("loc", 1, 10, 4, 1);
        assertTrue(tensor.hasShape(10, 4));
        assertTrue(tensor.hasShape(1, 10, 1, 4));
        assertFalse(tensor.hasShape(4, 10));
        assertFalse(tensor.hasShape(10));
        assertFalse(tensor.hasShape(10, 4, 2));
        assertFalse(tensor.hasShape(40));
        assertTrue(tensor("one", 1, 1).hasShape());
        assertTrue(tensor("one").hasShape(1, 1, 1));
        assertFalse(tensor("two", 2).hasShape());
    }

    @Test
    void givesItsValuesInTheShapeWantedOnly() {
        Tensor tensor = tensor("loc", 1, 10, 4);
        assertSame(tensor.values(), tensor.shaped(10, 4));
        String message = assertThrows(IllegalArgumentException.class, () -> tensor.shaped(10, 2))
                .getMessage();
        assertEquals("output 'loc' has shape [1, 10, 4], not [10, 2]", message);
    }

    @Test
    void hasTheValuesOfItsShape() {
        FloatBuffer torn = FloatBuffer.allocate(39);
        List<Integer> shape = List.of(1, 10, 4);
        String message = assertThrows(IllegalArgumentException.class, () -> new Tensor("loc", shape, torn))
                .getMessage();
        assertEquals("output 'loc' [1, 10, 4] needs 40 values, not 39", message);
    }

    @Test
    void isFoundByNameOrNamedWithTheOthers() {
        Outputs outputs = () -> List.of(tensor("loc", 1, 10, 4), tensor("conf", 1, 10, 2));
        assertEquals("conf", outputs.named("conf").name());
        String message = assertThrows(IllegalArgumentException.class, () -> outputs.named("landms"))
                .getMessage();
        assertEquals("no output 'landms' among [loc, conf]", message);
    }

    @Test
    void isTakenByShapeInOrderAndOnce() {
        Tensor first = tensor("a", 1, 10, 4), second = tensor("b", 10, 4), other = tensor("c", 1, 10, 2);
        ShapedOutputs outputs = new ShapedOutputs(() -> List.of(other, first, second));
        assertTrue(outputs.has(10, 4));
        assertSame(first.values(), outputs.take(10, 4));
        assertSame(second.values(), outputs.take(10, 4));
        assertFalse(outputs.has(10, 4));
        String message = assertThrows(IllegalArgumentException.class, () -> outputs.take(10, 4))
                .getMessage();
        assertEquals("no output of shape [10, 4] among c [1, 10, 2], a [1, 10, 4], b [10, 4]", message);
    }
}
