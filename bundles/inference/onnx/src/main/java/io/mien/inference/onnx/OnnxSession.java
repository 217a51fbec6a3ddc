package io.mien.inference.onnx;

import io.mien.StageRetiredException;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.inference.dual.EngineSession;
import io.mien.inference.dual.GatheredOutputs;
import io.mien.inference.dual.SessionOwner;
import io.mien.model.InputSize;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** A model that ONNX Runtime has loaded. Its calls run side by side; only what is submitted goes through the two buffers. */
final class OnnxSession extends EngineSession {
    private final LoadedModel model;
    private final InputSize size;

    /**
     * @param size of its input
     * @param patience how long a batch waits for its turn in the two buffers
     * @param owner among whose sessions it is
     */
    OnnxSession(LoadedModel model, InputSize size, Duration patience, SessionOwner owner) {
        super(model.name(), batch -> PreparedBatch.of(model, batch), patience, owner);
        this.model = model;
        this.size = size;
    }

    @Override
    public InputSize inputSize() {
        return size;
    }

    @Override
    public int largestRun() {
        return model.largestRun();
    }

    @Override
    public <T> T run(List<Image> batch, Function<Outputs, T> decode) throws StageRetiredException, InferenceException {
        try (Visit visit = enter(batch)) {
            return batch.size() <= model.largestRun() ? runWhole(batch, decode) : decode.apply(runInParts(batch));
        }
    }

    private <T> T runWhole(List<Image> batch, Function<Outputs, T> decode) throws InferenceException {
        Workspace run = model.prepare(batch);
        try {
            List<Tensor> all = run.run();
            return decode.apply(() -> all);
        } finally {
            model.give(run);
        }
    }

    /** One part after the other, so that the memory of one is enough. */
    private GatheredOutputs runInParts(List<Image> batch) throws InferenceException {
        GatheredOutputs gathered = new GatheredOutputs(model.name(), batch.size());
        for (List<Image> pictures : model.parts(batch)) {
            Workspace part = model.prepare(pictures);
            try {
                gathered.add(part.run(), pictures.size());
            } finally {
                model.give(part);
            }
        }
        return gathered;
    }

    @Override
    protected void free() {
        model.close();
    }
}
