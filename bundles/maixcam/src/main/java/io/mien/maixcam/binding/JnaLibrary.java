package io.mien.maixcam.binding;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import com.sun.jna.ptr.PointerByReference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Map;

/** Calls through JNA, on any JVM that JNA has a native part for. */
final class JnaLibrary implements NpuLibrary {
    /** Bind all symbols now, and never unload: the library's own threads and mappings outlive this bundle. */
    private static final int OPEN_FLAGS = 0x2 | 0x1000;

    private final Functions functions;

    /** The C interface. */
    interface Functions extends Library {
        int CVI_NN_RegisterModelFromBuffer(byte[] model, int bytes, PointerByReference handle);

        int CVI_NN_CloneModel(Pointer handle, PointerByReference clone);

        int CVI_NN_GetInputOutputTensors(
                Pointer handle,
                PointerByReference inputs,
                IntByReference inputCount,
                PointerByReference outputs,
                IntByReference outputCount);

        int CVI_NN_Forward(Pointer handle, Pointer inputs, int inputCount, Pointer outputs, int outputCount);

        int CVI_NN_CleanupModel(Pointer handle);
    }

    JnaLibrary(Path file) {
        JnaConsole.toStandardError();
        functions = Native.load(file.toString(), Functions.class, Map.of(Library.OPTION_OPEN_FLAGS, OPEN_FLAGS));
    }

    @Override
    public Opened register(byte[] model) {
        PointerByReference handle = new PointerByReference();
        return opened(functions.CVI_NN_RegisterModelFromBuffer(model, model.length, handle), handle);
    }

    @Override
    public Opened copy(long handle) {
        PointerByReference clone = new PointerByReference();
        return opened(functions.CVI_NN_CloneModel(new Pointer(handle), clone), clone);
    }

    private static Opened opened(int code, PointerByReference handle) {
        return new Opened(code, Pointer.nativeValue(handle.getValue()));
    }

    @Override
    public Tensors tensors(long handle) {
        PointerByReference inputs = new PointerByReference();
        IntByReference inputCount = new IntByReference();
        PointerByReference outputs = new PointerByReference();
        IntByReference outputCount = new IntByReference();
        int code =
                functions.CVI_NN_GetInputOutputTensors(new Pointer(handle), inputs, inputCount, outputs, outputCount);
        return new Tensors(
                code,
                Pointer.nativeValue(inputs.getValue()),
                inputCount.getValue(),
                Pointer.nativeValue(outputs.getValue()),
                outputCount.getValue());
    }

    @Override
    public int forward(long handle, Tensors tensors) {
        return functions.CVI_NN_Forward(
                new Pointer(handle),
                new Pointer(tensors.inputs()),
                tensors.inputCount(),
                new Pointer(tensors.outputs()),
                tensors.outputCount());
    }

    @Override
    public int clean(long handle) {
        return functions.CVI_NN_CleanupModel(new Pointer(handle));
    }

    @Override
    public ByteBuffer memory(long address, long bytes) {
        return new Pointer(address).getByteBuffer(0, bytes).order(ByteOrder.nativeOrder());
    }

    @Override
    public String text(long address) {
        return new Pointer(address).getString(0);
    }
}
