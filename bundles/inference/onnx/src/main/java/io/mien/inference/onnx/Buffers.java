package io.mien.inference.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Memory that ONNX Runtime and Java share. The JVM frees it late, at a garbage collection that a quiet heap hardly ever
 * needs, so that a process whose models are replaced would grow for hours. Hence what one model gives back, the next takes.
 * Thread-safe.
 */
final class Buffers {
    private final long limit;
    private final ArrayDeque<FloatBuffer> spare = new ArrayDeque<>(); // guarded by this
    private long bytes; // of all spare ones; guarded by this

    /** @param limit most bytes that are kept for the next one */
    Buffers(long limit) {
        this.limit = limit;
    }

    /** Room for a tensor of this shape, with whatever is in it. */
    synchronized FloatBuffer take(long... shape) {
        int values = Math.toIntExact(Arrays.stream(shape).reduce(1, Math::multiplyExact));
        for (Iterator<FloatBuffer> i = spare.iterator(); i.hasNext(); ) {
            FloatBuffer buffer = i.next();
            if (buffer.capacity() == values) {
                i.remove();
                bytes -= bytes(buffer);
                return buffer;
            }
        }
        return ByteBuffer.allocateDirect(Math.multiplyExact(values, Float.BYTES))
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    /** Takes it back; nobody may use it any more. The one unused for the longest goes where there are too many. */
    synchronized void give(FloatBuffer buffer) {
        spare.addFirst(buffer);
        bytes += bytes(buffer);
        while (bytes > limit) {
            bytes -= bytes(spare.removeLast());
        }
    }

    private static long bytes(FloatBuffer buffer) {
        return (long) buffer.capacity() * Float.BYTES;
    }
}
