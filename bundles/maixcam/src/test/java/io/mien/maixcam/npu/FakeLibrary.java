package io.mien.maixcam.npu;

import io.mien.image.Image;
import io.mien.image.PixelFormat;
import io.mien.inference.Outputs;
import io.mien.maixcam.binding.FakeMemory;
import io.mien.maixcam.binding.NpuLibrary;
import io.mien.maixcam.binding.NpuTensor;
import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * A library without an NPU. Its only network passes on the first byte of its input, a bare pixel. It counts what is cleaned up
 * and, as the real one would not live through it, fails if a handle is used after that, or cleaned up again.
 */
final class FakeLibrary implements NpuLibrary {
    static final int SIDE = 4;
    static final int FAILURE = 0xC0778003;

    final List<Long> cleaned = new CopyOnWriteArrayList<>();
    final AtomicInteger forwards = new AtomicInteger();
    volatile int registering = SUCCESS;
    volatile int copying = SUCCESS;
    volatile int reading = SUCCESS;
    volatile int running = SUCCESS;

    /** What a call does in the network. */
    volatile Runnable inside = () -> {};

    /** What the next handles have; replaced by tests of what is refused. */
    volatile int inputs = 1;

    volatile NpuTensor input = input(NpuTensor.UINT8);
    volatile NpuTensor output = output(NpuTensor.FLOAT32);

    private final FakeMemory memory = new FakeMemory();
    private final AtomicLong last = new AtomicLong();
    private final Map<Long, Network> live = new ConcurrentHashMap<>();

    private record Network(ByteBuffer input, ByteBuffer output, Tensors tensors) {}

    static NpuTensor input(int format) {
        return new NpuTensor(
                "data",
                List.of(1, 3, SIDE, SIDE),
                format,
                NpuTensor.TENSOR,
                false,
                1,
                FakeMemory.block(3 * SIDE * SIDE));
    }

    static NpuTensor output(int format) {
        return new NpuTensor(
                "first_f32", List.of(1, 1, 1, 1), format, NpuTensor.TENSOR, false, 1, FakeMemory.block(Float.BYTES));
    }

    /** A picture that the network answers with this number. */
    static Image picture(int number) {
        byte[] pixels = new byte[SIDE * SIDE];
        pixels[0] = (byte) number;
        return Image.of(SIDE, SIDE, PixelFormat.GRAY, pixels);
    }

    /** What the network said of a batch. */
    static List<Integer> numbers(Outputs outputs) {
        int batch = outputs.named("first").dimension(0);
        return IntStream.range(0, batch)
                .mapToObj(i -> (int) outputs.named("first").values().get(i))
                .toList();
    }

    /** Handles that were made and not cleaned up. */
    int open() {
        return live.size();
    }

    @Override
    public Opened register(byte[] model) {
        return make(registering);
    }

    @Override
    public Opened copy(long handle) {
        network(handle);
        return make(copying);
    }

    private Opened make(int code) {
        if (code != SUCCESS) {
            return new Opened(code, 0);
        }
        NpuTensor in = withMemory(input);
        NpuTensor out = withMemory(output);
        Tensors tensors = new Tensors(
                SUCCESS, memory.place(Collections.nCopies(inputs, in)), inputs, memory.place(List.of(out)), 1);
        long handle = last.incrementAndGet();
        live.put(handle, new Network(in.memory(), out.memory(), tensors));
        return new Opened(SUCCESS, handle);
    }

    private static NpuTensor withMemory(NpuTensor t) {
        return new NpuTensor(
                t.name(),
                t.shape(),
                t.format(),
                t.pixelFormat(),
                t.aligned(),
                t.steps(),
                FakeMemory.block(t.memory().capacity()));
    }

    @Override
    public Tensors tensors(long handle) {
        Tensors tensors = network(handle).tensors();
        return reading == SUCCESS ? tensors : new Tensors(reading, 0, 0, 0, 0);
    }

    @Override
    public int forward(long handle, Tensors tensors) {
        Network network = network(handle);
        forwards.incrementAndGet();
        inside.run();
        network(handle);
        network.output().putFloat(0, Byte.toUnsignedInt(network.input().get(0)));
        return running;
    }

    @Override
    public int clean(long handle) {
        network(handle);
        live.remove(handle);
        cleaned.add(handle);
        return SUCCESS;
    }

    private Network network(long handle) {
        Network network = live.get(handle);
        if (network == null) {
            throw new AssertionError("handle " + handle + " is not there, or not any more; cleaned up: " + cleaned);
        }
        return network;
    }

    @Override
    public ByteBuffer memory(long address, long bytes) {
        return memory.at(address, bytes);
    }

    @Override
    public String text(long address) {
        return memory.text(address);
    }
}
