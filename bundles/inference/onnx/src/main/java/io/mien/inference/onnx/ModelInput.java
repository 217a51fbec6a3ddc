package io.mien.inference.onnx;

import ai.onnxruntime.OnnxJavaType;
import io.mien.inference.input.ByteMeaning;
import io.mien.inference.input.ByteRows;
import io.mien.inference.input.FloatRows;
import io.mien.inference.input.HalfRows;
import io.mien.inference.input.InputRows;
import io.mien.inference.input.Letterboxer;
import io.mien.inference.input.PixelLayout;
import io.mien.model.InputSize;
import io.mien.model.Mud;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * The one input of a model: a batch of pictures.
 *
 * @param name as in the model
 * @param type float32 and float16 hold (pixel - mean) x scale; uint8 holds the pixel itself, which the network normalizes
 *     inside
 * @param layout planar: [batch, 3, height, width]; packed: [batch, height, width, 3]
 */
record ModelInput(String name, OnnxJavaType type, PixelLayout layout) {
    private static final int PLANAR_CHANNELS = 1;
    private static final int PACKED_CHANNELS = 3;

    /** Whether values of this type can be written. */
    static boolean isWritten(OnnxJavaType type) {
        return type == OnnxJavaType.FLOAT || type == OnnxJavaType.FLOAT16 || type == OnnxJavaType.UINT8;
    }

    /** The layout of an input of this shape, planar where both are possible; empty if it is not one picture of a batch. */
    static Optional<PixelLayout> layout(long[] shape) {
        if (shape.length != 4 || !isOrOpen(shape[0], 1)) {
            return Optional.empty();
        }
        if (shape[PACKED_CHANNELS] == Letterboxer.CHANNELS && shape[PLANAR_CHANNELS] != Letterboxer.CHANNELS) {
            return Optional.of(PixelLayout.PACKED);
        }
        return isOrOpen(shape[PLANAR_CHANNELS], Letterboxer.CHANNELS)
                ? Optional.of(PixelLayout.PLANAR)
                : Optional.empty();
    }

    private static boolean isOrOpen(long dimension, long wanted) {
        return dimension == wanted || dimension < 0;
    }

    /** The index of the height in a shape of this layout; the width follows it. */
    int heightAt() {
        return layout == PixelLayout.PLANAR ? PLANAR_CHANNELS + 1 : 1;
    }

    /** The shape for so many pictures. */
    long[] shape(int batch, InputSize size) {
        return layout == PixelLayout.PLANAR
                ? new long[] {batch, Letterboxer.CHANNELS, size.height(), size.width()}
                : new long[] {batch, size.height(), size.width(), Letterboxer.CHANNELS};
    }

    /** Bytes of a value. */
    int bytes() {
        return type.size;
    }

    /** Rows that are written into this memory. */
    InputRows rows(ByteBuffer memory, InputSize size, Mud mud) {
        return switch (type) {
            case UINT8 -> new ByteRows(memory, size, layout, ByteMeaning.raw());
            case FLOAT16 -> new HalfRows(memory.asShortBuffer(), size, layout, mud);
            default -> new FloatRows(memory.asFloatBuffer(), size, layout, mud);
        };
    }
}
