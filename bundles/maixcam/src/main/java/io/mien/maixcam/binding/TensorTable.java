package io.mien.maixcam.binding;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads the library's {@code CVI_TENSOR} structures, as 64-bit processors lay them out. */
public final class TensorTable {
    /** Size of one. */
    public static final int BYTES = 168;

    private static final int NAME = 0;
    private static final int DIMENSIONS = 8;
    private static final int DIMENSION_COUNT = 32;
    private static final int MOST_DIMENSIONS = 6;
    private static final int FORMAT = 40;
    private static final int SIZE = 56;
    private static final int MEMORY = 64;
    private static final int STEPS = 84;
    private static final int PIXEL_FORMAT = 92;
    private static final int ALIGNED = 96;

    private TensorTable() {}

    public static List<NpuTensor> read(NpuLibrary library, long array, int count) {
        List<NpuTensor> tensors = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            tensors.add(read(library, library.memory(array + (long) i * BYTES, BYTES)));
        }
        return tensors;
    }

    private static NpuTensor read(NpuLibrary library, ByteBuffer tensor) {
        long count = Math.min(MOST_DIMENSIONS, tensor.getLong(DIMENSION_COUNT));
        List<Integer> shape = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            shape.add(tensor.getInt(DIMENSIONS + i * Integer.BYTES));
        }
        return new NpuTensor(
                library.text(tensor.getLong(NAME)),
                shape,
                tensor.getInt(FORMAT),
                tensor.getInt(PIXEL_FORMAT),
                tensor.get(ALIGNED) != 0,
                tensor.getFloat(STEPS),
                library.memory(tensor.getLong(MEMORY), tensor.getLong(SIZE)));
    }
}
