package io.mien.maixcam.npu;

import io.mien.inference.InferenceException;
import io.mien.inference.Tensor;
import io.mien.inference.input.Letterboxer;
import io.mien.maixcam.binding.NpuLibrary;
import io.mien.maixcam.binding.NpuTensor;
import io.mien.maixcam.binding.TensorTable;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A model's handle in the library, with its input and its outputs. Used by one thread after the other, never by two at once. */
final class NpuHandle implements AutoCloseable {
    private final NpuLibrary library;
    private final String model;
    private final long address;
    private final NpuLibrary.Tensors tensors;
    private final ByteBuffer input;
    private final InputForm form;
    private final Letterboxer letterboxer;
    private final List<Tensor> outputs;

    private NpuHandle(NpuLibrary library, Mud mud, long address, NpuLibrary.Tensors tensors)
            throws ModelRejectedException {
        this.library = library;
        this.model = mud.name();
        this.address = address;
        this.tensors = tensors;
        if (tensors.inputCount() != 1) {
            throw new ModelRejectedException(model, "it has " + tensors.inputCount() + " inputs, not one");
        }
        NpuTensor only = TensorTable.read(library, tensors.inputs(), 1).get(0);
        input = only.memory();
        form = InputForm.of(only, mud);
        letterboxer = form.letterboxer(input, 1);
        outputs = outputs(TensorTable.read(library, tensors.outputs(), tensors.outputCount()));
    }

    /**
     * Takes a new handle over; what is refused is cleaned up.
     *
     * @param made what the library answered
     */
    static NpuHandle of(NpuLibrary library, Mud mud, NpuLibrary.Opened made) throws ModelRejectedException {
        if (made.code() != NpuLibrary.SUCCESS) {
            throw new ModelRejectedException(mud.name(), "the NPU's library does not take it: " + code(made.code()));
        }
        boolean taken = false;
        try {
            NpuLibrary.Tensors tensors = library.tensors(made.handle());
            if (tensors.code() != NpuLibrary.SUCCESS) {
                throw new ModelRejectedException(mud.name(), "it has no inputs and outputs: " + code(tensors.code()));
            }
            NpuHandle handle = new NpuHandle(library, mud, made.handle(), tensors);
            taken = true;
            return handle;
        } finally {
            if (!taken) {
                library.clean(made.handle());
            }
        }
    }

    private List<Tensor> outputs(List<NpuTensor> all) throws ModelRejectedException {
        List<Tensor> floats = new ArrayList<>();
        for (NpuTensor output : all) {
            if (!isFloatsOfOnePicture(output)) {
                throw new ModelRejectedException(model, "an output is not floats of one picture: " + output);
            }
            floats.add(new Tensor(
                    OutputName.original(output.name()),
                    output.shape(),
                    output.memory().asFloatBuffer().asReadOnlyBuffer()));
        }
        return List.copyOf(floats);
    }

    private static boolean isFloatsOfOnePicture(NpuTensor output) {
        return output.format() == NpuTensor.FLOAT32
                && !output.shape().isEmpty()
                && output.shape().get(0) == 1
                && output.shape().stream().allMatch(d -> d > 0)
                && output.count() <= output.memory().capacity() / Float.BYTES;
    }

    /** The same model with memory of its own. */
    NpuHandle copy(Mud mud) throws ModelRejectedException {
        return of(library, mud, library.copy(address));
    }

    InputSize size() {
        return form.size();
    }

    /** A writer of a picture into the input. */
    Letterboxer letterboxer() {
        return letterboxer;
    }

    /** A writer of pictures that must wait until the input is free. */
    Letterboxer letterboxer(ByteBuffer elsewhere, int places) {
        return form.letterboxer(elsewhere, places);
    }

    int inputBytes() {
        return input.capacity();
    }

    /** Overwrites the input with what was written elsewhere, at this place. */
    void take(ByteBuffer elsewhere, int place) {
        input.put(0, elsewhere, place * inputBytes(), inputBytes());
    }

    /** @return the outputs, in memory that the next call overwrites */
    List<Tensor> forward() throws InferenceException {
        int code = library.forward(address, tensors);
        if (code != NpuLibrary.SUCCESS) {
            throw new InferenceException(model, "the NPU failed: " + code(code));
        }
        return outputs;
    }

    private static String code(int code) {
        return String.format(Locale.ROOT, "code 0x%08X", code);
    }

    /** Once, by its owner: the library counts down whatever it is given. */
    @Override
    public void close() {
        library.clean(address);
    }
}
