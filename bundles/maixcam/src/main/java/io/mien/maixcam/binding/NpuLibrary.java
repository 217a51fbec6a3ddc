package io.mien.maixcam.binding;

import java.nio.ByteBuffer;

/**
 * The functions of {@code libcviruntime} that Mien calls, with addresses as numbers. Nothing is checked on either side: what is not
 * meant for the library ends the process, so only what {@link io.mien.maixcam.model} has checked may come here. Functions may be
 * called by several threads, those of one handle by one at a time.
 */
public interface NpuLibrary {
    /** The library's code for success. */
    int SUCCESS = 0;

    /** A call's result code, and the handle that it made if the code is {@link #SUCCESS}. */
    record Opened(int code, long handle) {}

    /** The addresses of a handle's inputs and outputs, in arrays of {@link TensorTable#BYTES} each. */
    record Tensors(int code, long inputs, int inputCount, long outputs, int outputCount) {}

    /** {@code CVI_NN_RegisterModelFromBuffer}; the library copies the bytes. */
    Opened register(byte[] model);

    /** {@code CVI_NN_CloneModel}: the same weights with inputs and outputs of their own. */
    Opened copy(long handle);

    /** {@code CVI_NN_GetInputOutputTensors}. */
    Tensors tensors(long handle);

    /** {@code CVI_NN_Forward}: reads the inputs, writes the outputs, and returns when it is done. */
    int forward(long handle, Tensors tensors);

    /** {@code CVI_NN_CleanupModel}; once for each handle. */
    int clean(long handle);

    /** Memory of the library's as a buffer of the processor's byte order; valid as long as its handle. */
    ByteBuffer memory(long address, long bytes);

    /** The text up to the next 0. */
    String text(long address);
}
