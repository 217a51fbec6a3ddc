package io.mien.maixcam.binding;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * An input or output of a handle.
 *
 * @param name as in the model
 * @param shape its dimensions
 * @param format of a value, one of the constants here
 * @param pixelFormat as the vendor numbers them, {@link #TENSOR} if it is not a picture
 * @param aligned whether rows are padded as the hardware needs it
 * @param steps {@code qscale}: quantized steps per unit
 * @param memory its values
 */
public record NpuTensor(
        String name,
        List<Integer> shape,
        int format,
        int pixelFormat,
        boolean aligned,
        float steps,
        ByteBuffer memory) {
    public static final int FLOAT32 = 0;
    public static final int INT8 = 6;
    public static final int UINT8 = 7;

    public static final int RGB_PACKED = 0;
    public static final int BGR_PACKED = 1;
    public static final int RGB_PLANAR = 2;
    public static final int BGR_PLANAR = 3;
    public static final int TENSOR = 100;

    public NpuTensor {
        shape = List.copyOf(shape);
    }

    /**
     * How many values the shape has; {@link Integer#MAX_VALUE} if there are that many or more, which do not fit into memory.
     */
    public int count() {
        long count = 1;
        for (int dimension : shape) {
            count = Math.min(Integer.MAX_VALUE, count * Math.max(0, dimension));
        }
        return (int) count;
    }

    @Override
    public String toString() {
        return name + " " + Arrays.toString(shape.toArray()) + " format " + format + " pixels " + pixelFormat;
    }
}
