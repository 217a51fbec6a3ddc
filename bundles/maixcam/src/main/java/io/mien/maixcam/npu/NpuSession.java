package io.mien.maixcam.npu;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import io.mien.inference.dual.EngineSession;
import io.mien.inference.dual.SessionOwner;
import io.mien.model.InputSize;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A model in the NPU. Every call goes through the two buffers, so that callers side by side overlap preparing, network and decoding. */
final class NpuSession extends EngineSession {
    private final NpuHandlePair pair;
    private final Runnable freed;

    /**
     * @param patience how long a call waits for a buffer, and again for the network
     * @param owner among whose sessions it is
     * @param freed run once all its memory is free again
     */
    NpuSession(NpuHandlePair pair, Duration patience, SessionOwner owner, Runnable freed) {
        super(pair.model(), batch -> NpuBatch.of(pair, batch), patience, owner);
        this.pair = pair;
        this.freed = freed;
    }

    @Override
    public InputSize inputSize() {
        return pair.size();
    }

    @Override
    public <T> T run(List<Image> batch, Function<Outputs, T> decode) throws StageRetiredException, InferenceException {
        return runInTurn(batch, decode);
    }

    @Override
    protected void free() {
        pair.close();
        freed.run();
    }
}
