package io.mien.inference;

import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/**
 * One output.
 *
 * @param name as in the model, without suffixes that an engine or a converter adds
 * @param shape the first dimension is the batch
 * @param values row-major, read by absolute index from 0; not to be kept or written
 */
public record Tensor(String name, List<Integer> shape, FloatBuffer values) {
    public Tensor {
        shape = List.copyOf(shape);
        int needed = shape.stream().reduce(1, Math::multiplyExact);
        if (values.limit() < needed) {
            throw new IllegalArgumentException(
                    "output '" + name + "' " + shape + " needs " + needed + " values, not " + values.limit());
        }
    }

    /** Whether this is the shape. Dimensions of 1 do not count: converters add and drop them, and no value moves by it. */
    public boolean hasShape(int... wanted) {
        int at = 0;
        for (int size : shape) {
            while (at < wanted.length && wanted[at] == 1) {
                at++;
            }
            if (size != 1 && (at == wanted.length || wanted[at++] != size)) {
                return false;
            }
        }
        return Arrays.stream(wanted).skip(at).allMatch(size -> size == 1);
    }

    /**
     * The values, if this is the shape.
     *
     * @param wanted as {@link #hasShape} compares it
     * @throws IllegalArgumentException naming the output, its shape and the one wanted
     */
    public FloatBuffer shaped(int... wanted) {
        if (!hasShape(wanted)) {
            throw new IllegalArgumentException(
                    "output '" + name + "' has shape " + shape + ", not " + Arrays.toString(wanted));
        }
        return values;
    }

    /** Size of dimension {@code index}, counted from the end if negative; 1 if the shape has no such dimension. */
    public int dimension(int index) {
        int at = index < 0 ? shape.size() + index : index;
        return at < 0 || at >= shape.size() ? 1 : shape.get(at);
    }

    /** Values of one picture of the batch. */
    public int perPicture() {
        return shape.stream().skip(1).reduce(1, Math::multiplyExact);
    }
}
