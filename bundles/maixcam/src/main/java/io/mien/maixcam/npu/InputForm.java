package io.mien.maixcam.npu;

import io.mien.inference.input.ByteMeaning;
import io.mien.inference.input.ByteRows;
import io.mien.inference.input.Letterboxer;
import io.mien.inference.input.PixelLayout;
import io.mien.maixcam.binding.NpuTensor;
import io.mien.model.ChannelOrder;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.nio.ByteBuffer;

/**
 * The form of a model's input: planes or pixels, signed steps of the normalized value or the bare pixel. The converter
 * makes any of them, so the tensor is asked, not the model's kind.
 *
 * @param size of the picture in pixels
 * @param layout of its channels
 * @param order of its channels: the tensor's where it takes bare pixels, else the description's
 * @param meaning of a byte
 */
record InputForm(InputSize size, PixelLayout layout, ChannelOrder order, ByteMeaning meaning) {
    private static final int CHANNELS = Letterboxer.CHANNELS;
    private static final int DIMENSIONS = 4;

    /** @throws ModelRejectedException naming the model and what of its input is not understood */
    static InputForm of(NpuTensor input, Mud mud) throws ModelRejectedException {
        boolean signed = input.format() == NpuTensor.INT8;
        if (!signed && input.format() != NpuTensor.UINT8) {
            throw new ModelRejectedException(mud.name(), "its input is neither INT8 nor UINT8: " + input);
        }
        PixelLayout layout = layout(input, mud);
        boolean planar = layout == PixelLayout.PLANAR;
        InputSize size =
                new InputSize(input.shape().get(planar ? 3 : 2), input.shape().get(planar ? 2 : 1));
        if (input.memory().capacity() != input.count()) {
            throw new ModelRejectedException(
                    mud.name(),
                    "its input has " + input.memory().capacity() + " bytes, as if its rows were padded: " + input);
        }
        return new InputForm(
                size,
                layout,
                signed ? mud.channels() : order(input, mud),
                signed ? ByteMeaning.quantised(mud, input.steps()) : ByteMeaning.raw());
    }

    private static PixelLayout layout(NpuTensor input, Mud mud) throws ModelRejectedException {
        boolean picture = input.shape().size() == DIMENSIONS
                && input.shape().get(0) == 1
                && input.shape().stream().allMatch(d -> d > 0);
        if (picture) {
            if (input.shape().get(1) == CHANNELS) {
                return PixelLayout.PLANAR;
            }
            if (input.shape().get(3) == CHANNELS) {
                return PixelLayout.PACKED;
            }
        }
        throw new ModelRejectedException(mud.name(), "its input is not a picture with three channels: " + input);
    }

    private static ChannelOrder order(NpuTensor input, Mud mud) throws ModelRejectedException {
        return switch (input.pixelFormat()) {
            case NpuTensor.RGB_PACKED, NpuTensor.RGB_PLANAR -> ChannelOrder.RGB;
            case NpuTensor.BGR_PACKED, NpuTensor.BGR_PLANAR -> ChannelOrder.BGR;
            case NpuTensor.TENSOR -> mud.channels();
            default -> throw new ModelRejectedException(mud.name(), "its input is neither RGB nor BGR: " + input);
        };
    }

    /** A writer of pictures into memory that holds so many of such inputs, one after the other. */
    Letterboxer letterboxer(ByteBuffer memory, int places) {
        return new Letterboxer(new ByteRows(memory, size, layout, meaning), places, size, order);
    }
}
