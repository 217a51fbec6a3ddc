package io.mien.maixcam.binding;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;

/** Calls through {@code java.lang.foreign}: on any JVM of Java 22 or newer, with no native part of its own. */
@SuppressWarnings("restricted") // Each of them trusts what it is told of the library, as this whole class does.
final class ForeignLibrary implements NpuLibrary {
    private final MethodHandle register;
    private final MethodHandle copy;
    private final MethodHandle tensors;
    private final MethodHandle forward;
    private final MethodHandle clean;

    /** @throws IllegalArgumentException the file is not a library that this process can load, or lacks a function */
    ForeignLibrary(Path file) {
        ForeignConsole.toStandardError();
        // Never unloaded: the library's own threads and mappings outlive this bundle.
        SymbolLookup symbols = SymbolLookup.libraryLookup(file, Arena.global());
        register = function(symbols, "CVI_NN_RegisterModelFromBuffer", ADDRESS, JAVA_INT, ADDRESS);
        copy = function(symbols, "CVI_NN_CloneModel", ADDRESS, ADDRESS);
        tensors = function(symbols, "CVI_NN_GetInputOutputTensors", ADDRESS, ADDRESS, ADDRESS, ADDRESS, ADDRESS);
        forward = function(symbols, "CVI_NN_Forward", ADDRESS, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT);
        clean = function(symbols, "CVI_NN_CleanupModel", ADDRESS);
    }

    private static MethodHandle function(SymbolLookup symbols, String name, MemoryLayout... parameters) {
        MemorySegment symbol = symbols.find(name)
                .orElseThrow(() -> new IllegalArgumentException("the library has no function " + name));
        return Linker.nativeLinker().downcallHandle(symbol, FunctionDescriptor.of(JAVA_INT, parameters));
    }

    /** Not {@code invokeExact}: finding the types at each call costs nothing beside what the library does in it. */
    private static int call(MethodHandle function, Object... arguments) {
        try {
            return (int) function.invokeWithArguments(arguments);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            // C throws nothing.
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Opened register(byte[] model) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment bytes = arena.allocateFrom(JAVA_BYTE, model);
            MemorySegment handle = arena.allocate(ADDRESS);
            return opened(call(register, bytes, model.length, handle), handle);
        }
    }

    @Override
    public Opened copy(long handle) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment clone = arena.allocate(ADDRESS);
            return opened(call(copy, at(handle), clone), clone);
        }
    }

    private static Opened opened(int code, MemorySegment handle) {
        return new Opened(code, address(handle));
    }

    @Override
    public Tensors tensors(long handle) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment inputs = arena.allocate(ADDRESS);
            MemorySegment inputCount = arena.allocate(JAVA_INT);
            MemorySegment outputs = arena.allocate(ADDRESS);
            MemorySegment outputCount = arena.allocate(JAVA_INT);
            int code = call(tensors, at(handle), inputs, inputCount, outputs, outputCount);
            return new Tensors(
                    code, address(inputs), inputCount.get(JAVA_INT, 0), address(outputs), outputCount.get(JAVA_INT, 0));
        }
    }

    @Override
    public int forward(long handle, Tensors t) {
        return call(forward, at(handle), at(t.inputs()), t.inputCount(), at(t.outputs()), t.outputCount());
    }

    @Override
    public int clean(long handle) {
        return call(clean, at(handle));
    }

    @Override
    public ByteBuffer memory(long address, long bytes) {
        return at(address).reinterpret(bytes).asByteBuffer().order(ByteOrder.nativeOrder());
    }

    @Override
    public String text(long address) {
        return at(address).reinterpret(Long.MAX_VALUE).getString(0);
    }

    private static MemorySegment at(long address) {
        return MemorySegment.ofAddress(address);
    }

    /** The pointer that lies there. */
    private static long address(MemorySegment pointer) {
        return pointer.get(ADDRESS, 0).address();
    }
}
