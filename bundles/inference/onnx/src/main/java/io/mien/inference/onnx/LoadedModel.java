package io.mien.inference.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import io.mien.inference.Tensor;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * A model in ONNX Runtime, with the memory its runs use.
 *
 * @param name for errors and the log
 * @param largestRun most pictures that go into one run
 * @param watchdog ends runs that take too long
 */
record LoadedModel(String name, OrtSession session, WorkspacePool pool, int largestRun, Watchdog watchdog)
        implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LoadedModel.class.getName());

    /** The batch in parts that go into a run each. */
    List<List<Image>> parts(List<Image> batch) {
        List<List<Image>> parts = new ArrayList<>();
        for (int from = 0; from < batch.size(); from += largestRun) {
            parts.add(batch.subList(from, Math.min(batch.size(), from + largestRun)));
        }
        return parts;
    }

    Workspace take(int pictures) throws InferenceException {
        try {
            return pool.take(pictures);
        } catch (OrtException e) {
            throw new InferenceException(name, "no memory for a batch of " + pictures + ": " + e.getMessage(), e);
        }
    }

    void give(Workspace workspace) {
        pool.give(workspace);
    }

    List<Tensor> run(Workspace workspace) throws InferenceException {
        try {
            return workspace.run(session, watchdog);
        } catch (OrtException e) {
            throw new InferenceException(name, e.getMessage(), e);
        }
    }

    /** Frees it; not while a run is on. */
    @Override
    public void close() {
        pool.close();
        try {
            session.close();
        } catch (OrtException e) {
            LOG.log(Level.WARNING, "Memory of " + name + " was not freed", e);
        }
    }
}
