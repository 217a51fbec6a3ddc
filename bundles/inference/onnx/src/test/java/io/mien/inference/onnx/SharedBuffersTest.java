package io.mien.inference.onnx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

class SharedBuffersTest {
    @Test
    void returnedBufferIsReused() {
        SharedBuffers buffers = new SharedBuffers(1000);
        ByteBuffer one = buffers.take(Float.BYTES, 2, 3, 4);
        assertEquals(24 * Float.BYTES, one.capacity());
        buffers.give(one);
        assertNotSame(one, buffers.take(Float.BYTES, 5));
        assertSame(one, buffers.take(Float.BYTES, 24));
        assertNotSame(one, buffers.take(Float.BYTES, 24));
    }

    @Test
    void noMoreThanTheLimitIsKept() {
        SharedBuffers buffers = new SharedBuffers(8 * Float.BYTES);
        ByteBuffer older = buffers.take(Float.BYTES, 5);
        ByteBuffer newer = buffers.take(Float.BYTES, 4);
        buffers.give(older);
        buffers.give(newer);
        assertSame(newer, buffers.take(Float.BYTES, 4));
        assertNotSame(older, buffers.take(Float.BYTES, 5));
    }

    @Test
    void aShapeBeyondMemoryIsAnError() {
        SharedBuffers buffers = new SharedBuffers(0);
        assertThrows(ArithmeticException.class, () -> buffers.take(Float.BYTES, 1L << 40));
        assertThrows(ArithmeticException.class, () -> buffers.take(Float.BYTES, 1L << 40, 1L << 40));
        assertThrows(ArithmeticException.class, () -> buffers.take(Float.BYTES, Integer.MAX_VALUE));
    }
}
