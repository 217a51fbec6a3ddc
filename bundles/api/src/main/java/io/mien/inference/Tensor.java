package io.mien.inference;

import java.nio.FloatBuffer;
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
    }

    /** Size of dimension {@code index}, counted from the end where negative; 1 where the shape has no such dimension. */
    public int dimension(int index) {
        int at = index < 0 ? shape.size() + index : index;
        return at < 0 || at >= shape.size() ? 1 : shape.get(at);
    }

    /** Values of one picture of the batch. */
    public int perPicture() {
        return shape.stream().skip(1).reduce(1, Math::multiplyExact);
    }
}
