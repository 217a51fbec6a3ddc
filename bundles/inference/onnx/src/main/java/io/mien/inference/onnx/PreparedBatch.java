package io.mien.inference.onnx;

import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;
import io.mien.inference.Tensor;
import io.mien.inference.dual.GatheredOutputs;
import io.mien.inference.dual.PreparedInput;
import java.util.ArrayList;
import java.util.List;

/** A batch that goes through the two buffers, with its input written, in as many runs as it takes. */
final class PreparedBatch implements PreparedInput {
    private final LoadedModel model;
    private final int pictures;
    private final List<Workspace> runs = new ArrayList<>();
    private Outputs outputs = List::of;

    private PreparedBatch(LoadedModel model, int pictures) {
        this.model = model;
        this.pictures = pictures;
    }

    /** Writes the input of all pictures. */
    static PreparedBatch of(LoadedModel model, List<Image> batch) throws InferenceException {
        PreparedBatch prepared = new PreparedBatch(model, batch.size());
        boolean done = false;
        try {
            for (List<Image> part : model.parts(batch)) {
                prepared.runs.add(model.prepare(part));
            }
            done = true;
            return prepared;
        } finally {
            if (!done) {
                prepared.close();
            }
        }
    }

    @Override
    public void forward() throws InferenceException {
        if (runs.size() == 1) {
            List<Tensor> all = runs.get(0).run();
            outputs = () -> all;
            return;
        }
        GatheredOutputs gathered = new GatheredOutputs(model.name(), pictures);
        for (Workspace run : runs) {
            gathered.add(run.run(), run.batch());
        }
        outputs = gathered;
    }

    @Override
    public Outputs outputs() {
        return outputs;
    }

    @Override
    public void close() {
        runs.forEach(model::give);
        runs.clear();
    }
}
