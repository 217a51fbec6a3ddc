package io.mien.maixcam.npu;

import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.inference.dual.GatheredOutputs;
import io.mien.inference.dual.PreparedInput;
import io.mien.inference.input.Letterboxer;
import java.nio.ByteBuffer;
import java.util.List;

/** A batch whose pictures go through the NPU one by one: the first lies in the input, the others wait beside it. */
final class NpuBatch implements PreparedInput {
    private final NpuHandlePair pair;
    private final NpuHandle handle;
    private final int others;
    private ByteBuffer waiting = ByteBuffer.allocate(0);
    private Outputs outputs = List::of;

    private NpuBatch(NpuHandlePair pair, NpuHandle handle, int pictures) {
        this.pair = pair;
        this.handle = handle;
        others = pictures - 1;
    }

    static NpuBatch of(NpuHandlePair pair, List<Image> batch) throws InferenceException {
        NpuBatch prepared = new NpuBatch(pair, pair.take(), batch.size());
        boolean done = false;
        try {
            prepared.write(batch);
            done = true;
            return prepared;
        } finally {
            if (!done) {
                prepared.close();
            }
        }
    }

    private void write(List<Image> batch) {
        handle.letterboxer().write(batch.get(0), 0);
        if (others == 0) {
            return;
        }
        waiting = ByteBuffer.allocate(Math.multiplyExact(others, handle.inputBytes()));
        Letterboxer beside = handle.letterboxer(waiting, others);
        for (int place = 0; place < others; place++) {
            beside.write(batch.get(1 + place), place);
        }
    }

    @Override
    public void forward() throws InferenceException {
        List<Tensor> first = handle.forward();
        if (others == 0) {
            outputs = () -> first;
            return;
        }
        GatheredOutputs gathered = new GatheredOutputs(pair.model(), 1 + others);
        gathered.add(first, 1);
        for (int place = 0; place < others; place++) {
            handle.take(waiting, place);
            gathered.add(handle.forward(), 1);
        }
        outputs = gathered;
    }

    @Override
    public Outputs outputs() {
        return outputs;
    }

    @Override
    public void close() {
        pair.give(handle);
    }
}
