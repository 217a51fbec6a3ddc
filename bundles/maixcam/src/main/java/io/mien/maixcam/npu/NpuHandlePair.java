package io.mien.maixcam.npu;

import io.mien.inference.DualBuffer;
import io.mien.inference.InferenceException;
import io.mien.maixcam.binding.NpuLibrary;
import io.mien.model.InputSize;
import io.mien.model.ModelRejectedException;
import io.mien.model.Mud;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** A model twice, with its weights once: one is in the network while the other is written or read. Thread-safe. */
final class NpuHandlePair implements AutoCloseable {
    private final String model;
    private final InputSize size;
    private final List<NpuHandle> all = new ArrayList<>();
    private final BlockingQueue<NpuHandle> free = new ArrayBlockingQueue<>(DualBuffer.IN_FLIGHT);

    private NpuHandlePair(Mud mud, NpuHandle first) {
        model = mud.name();
        size = first.size();
        all.add(first);
    }

    /** @param bytes a model that was checked */
    static NpuHandlePair register(NpuLibrary library, Mud mud, byte[] bytes) throws ModelRejectedException {
        NpuHandlePair pair = new NpuHandlePair(mud, NpuHandle.of(library, mud, library.register(bytes)));
        boolean complete = false;
        try {
            while (pair.all.size() < DualBuffer.IN_FLIGHT) {
                pair.all.add(pair.all.get(0).copy(mud));
            }
            pair.free.addAll(pair.all);
            complete = true;
            return pair;
        } finally {
            if (!complete) {
                pair.close();
            }
        }
    }

    String model() {
        return model;
    }

    InputSize size() {
        return size;
    }

    /** One that nobody else has until it is given back. */
    NpuHandle take() throws InferenceException {
        NpuHandle handle = free.poll();
        if (handle == null) {
            throw new InferenceException(model, "both of its buffers are in use");
        }
        return handle;
    }

    void give(NpuHandle handle) {
        free.add(handle);
    }

    /** Frees the model, copies first; once, when no handle is in use. */
    @Override
    public void close() {
        for (int i = all.size() - 1; i >= 0; i--) {
            all.get(i).close();
        }
    }
}
