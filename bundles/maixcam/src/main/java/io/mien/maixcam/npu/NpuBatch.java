package io.mien.maixcam.npu;

import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.inference.dual.Gathered;
import io.mien.inference.dual.Prepared;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A batch whose pictures go through the NPU one by one: the first lies in the input, the others wait beside it. */
final class NpuBatch implements Prepared {
    private final HandlePair pair;
    private final Handle handle;
    private final List<ByteBuffer> waiting = new ArrayList<>();
    private Outputs outputs = List::of;

    private NpuBatch(HandlePair pair, Handle handle) {
        this.pair = pair;
        this.handle = handle;
    }

    static NpuBatch of(HandlePair pair, List<Image> batch) throws InferenceException {
        NpuBatch prepared = new NpuBatch(pair, pair.take());
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
        for (Image image : batch.subList(1, batch.size())) {
            ByteBuffer input = ByteBuffer.allocate(handle.inputBytes());
            handle.letterboxer(input).write(image, 0);
            waiting.add(input);
        }
    }

    @Override
    public void forward() throws InferenceException {
        List<Tensor> first = handle.forward();
        if (waiting.isEmpty()) {
            outputs = () -> first;
            return;
        }
        Gathered gathered = new Gathered(pair.model(), 1 + waiting.size());
        gathered.add(first, 1);
        for (ByteBuffer next : waiting) {
            handle.take(next);
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
