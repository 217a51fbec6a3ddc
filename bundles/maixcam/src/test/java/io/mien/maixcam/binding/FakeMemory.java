package io.mien.maixcam.binding;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Memory as the library would have it, with addresses of its own. Thread-safe. */
public final class FakeMemory {
    private static final int STRUCTURE = 168;
    private static final long APART = 1L << 32;

    private final TreeMap<Long, ByteBuffer> blocks = new TreeMap<>(); // by address; guarded by this

    /** Memory of this size, all 0. */
    public static ByteBuffer block(int bytes) {
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }

    /** @return where it lies */
    synchronized long place(ByteBuffer block) {
        long address = (blocks.size() + 1) * APART;
        blocks.put(address, block);
        return address;
    }

    /** Lays tensors out as the vendor's header describes them for 64-bit processors. */
    public long place(List<NpuTensor> tensors) {
        ByteBuffer array = block(STRUCTURE * tensors.size());
        for (int i = 0; i < tensors.size(); i++) {
            describe(tensors.get(i), array.slice(i * STRUCTURE, STRUCTURE).order(ByteOrder.nativeOrder()));
        }
        return place(array);
    }

    private void describe(NpuTensor tensor, ByteBuffer to) {
        byte[] name = (tensor.name() + "\0").getBytes(StandardCharsets.UTF_8);
        to.putLong(0, place(block(name.length).put(name)));
        for (int i = 0; i < tensor.shape().size(); i++) {
            to.putInt(8 + 4 * i, tensor.shape().get(i));
        }
        to.putLong(32, tensor.shape().size());
        to.putInt(40, tensor.format());
        to.putLong(56, tensor.memory().capacity());
        to.putLong(64, place(tensor.memory()));
        to.putFloat(84, tensor.steps());
        to.putInt(92, tensor.pixelFormat());
        to.put(96, (byte) (tensor.aligned() ? 1 : 0));
    }

    /** As {@link NpuLibrary#memory}. */
    public synchronized ByteBuffer at(long address, long bytes) {
        Map.Entry<Long, ByteBuffer> block = blocks.floorEntry(address);
        return block.getValue()
                .slice((int) (address - block.getKey()), (int) bytes)
                .order(ByteOrder.nativeOrder());
    }

    /** As {@link NpuLibrary#text}. */
    public synchronized String text(long address) {
        ByteBuffer text = blocks.get(address).duplicate().clear();
        byte[] bytes = new byte[text.capacity() - 1];
        text.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
