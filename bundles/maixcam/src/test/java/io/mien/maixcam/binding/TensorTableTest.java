package io.mien.maixcam.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.nio.ByteBuffer;
import java.util.List;
import org.junit.jupiter.api.Test;

class TensorTableTest {
    private final FakeMemory memory = new FakeMemory();

    /** That part of a library which memory is. */
    private final NpuLibrary library = (NpuLibrary) Proxy.newProxyInstance(
            NpuLibrary.class.getClassLoader(),
            new Class<?>[] {NpuLibrary.class},
            (proxy, method, arguments) -> method.getName().equals("text")
                    ? memory.text((long) arguments[0])
                    : memory.at((long) arguments[0], (long) arguments[1]));

    private static NpuTensor tensor(String name, List<Integer> shape, boolean aligned, ByteBuffer values) {
        return new NpuTensor(name, shape, NpuTensor.INT8, NpuTensor.BGR_PLANAR, aligned, 127.5f, values);
    }

    @Test
    void everyTensorOfAnArrayIsRead() {
        NpuTensor first = tensor("größe_f32", List.of(1, 3, 2, 2), false, FakeMemory.block(12));
        NpuTensor second = tensor("", List.of(1, 2, 3, 4, 5, 6), true, FakeMemory.block(720));
        NpuTensor third = tensor("scalar", List.of(), false, FakeMemory.block(4));
        List<NpuTensor> all = List.of(first, second, third);
        assertEquals(all, TensorTable.read(library, memory.place(all), all.size()));
        assertEquals(720, second.count());
        assertEquals(1, third.count());
    }

    @Test
    void writesOfATensorReachTheLibrary() {
        ByteBuffer values = FakeMemory.block(8);
        long array = memory.place(List.of(tensor("a", List.of(8), false, values)));
        TensorTable.read(library, array, 1).get(0).memory().putInt(4, 0x01020304);
        assertEquals(0x01020304, values.getInt(4));
    }

    @Test
    void moreDimensionsThanThereIsRoomForAreNotRead() {
        long array = memory.place(List.of(tensor("a", List.of(1, 1, 1, 1, 1, 8), false, FakeMemory.block(8))));
        memory.at(array, TensorTable.BYTES).putLong(32, 7);
        assertEquals(
                List.of(1, 1, 1, 1, 1, 8),
                TensorTable.read(library, array, 1).get(0).shape());
    }
}
