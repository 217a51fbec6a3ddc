package io.mien.inference.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;

/** Memory that ONNX Runtime and Java share. */
final class Buffers {
    private Buffers() {}

    /** Zeros for a tensor of this shape. */
    static FloatBuffer floats(long... shape) {
        long values = Arrays.stream(shape).reduce(1, Math::multiplyExact);
        int bytes = Math.toIntExact(Math.multiplyExact(values, (long) Float.BYTES));
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asFloatBuffer();
    }
}
