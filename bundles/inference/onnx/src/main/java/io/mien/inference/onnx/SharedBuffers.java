package io.mien.inference.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Iterator;

/**
 * Memory that ONNX Runtime and Java share. The JVM frees it late, at a garbage collection that a quiet heap hardly ever
 * needs, so that a process whose models are replaced would grow for hours. Hence what one model gives back, the next takes.
 * Thread-safe.
 */
final class SharedBuffers {
    private final long limit;
    private final ArrayDeque<ByteBuffer> spare = new ArrayDeque<>(); // guarded by this
    private long bytes; // of all spare ones; guarded by this

    /** @param limit most bytes that are kept for the next one */
    SharedBuffers(long limit) {
        this.limit = limit;
    }

    /**
     * Room for a tensor, in native byte order, with whatever is in it.
     *
     * @param size bytes of a value
     * @param shape of the tensor
     */
    synchronized ByteBuffer take(int size, long... shape) {
        int needed = Math.toIntExact(Arrays.stream(shape).reduce(size, Math::multiplyExact));
        for (Iterator<ByteBuffer> i = spare.iterator(); i.hasNext(); ) {
            ByteBuffer buffer = i.next();
            if (buffer.capacity() == needed) {
                i.remove();
                bytes -= needed;
                return buffer;
            }
        }
        return ByteBuffer.allocateDirect(needed).order(ByteOrder.nativeOrder());
    }

    /** Takes it back; it must not be used any more. The one unused for the longest goes if there are too many. */
    synchronized void give(ByteBuffer buffer) {
        spare.addFirst(buffer);
        bytes += buffer.capacity();
        while (bytes > limit) {
            bytes -= spare.removeLast().capacity();
        }
    }
}
