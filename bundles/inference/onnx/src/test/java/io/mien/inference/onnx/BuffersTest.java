package io.mien.inference.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

class BuffersTest {
    @Test
    void whatOneGivesBackTheNextTakes() {
        Buffers buffers = new Buffers(1000);
        FloatBuffer one = buffers.take(2, 3, 4);
        assertEquals(24, one.capacity());
        buffers.give(one);
        assertNotSame(one, buffers.take(5));
        assertSame(one, buffers.take(24));
        assertNotSame(one, buffers.take(24));
    }

    @Test
    void noMoreThanTheLimitIsKept() {
        Buffers buffers = new Buffers(8 * Float.BYTES);
        FloatBuffer older = buffers.take(5);
        FloatBuffer newer = buffers.take(4);
        buffers.give(older);
        buffers.give(newer);
        assertSame(newer, buffers.take(4));
        assertNotSame(older, buffers.take(5));
    }

    @Test
    void aShapeBeyondMemoryIsAnError() {
        Buffers buffers = new Buffers(0);
        assertThrows(ArithmeticException.class, () -> buffers.take(1L << 40));
        assertThrows(ArithmeticException.class, () -> buffers.take(1L << 40, 1L << 40));
        assertThrows(ArithmeticException.class, () -> buffers.take(Integer.MAX_VALUE));
    }
}
