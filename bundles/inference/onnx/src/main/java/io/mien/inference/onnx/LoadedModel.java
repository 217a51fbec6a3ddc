package io.mien.inference.onnx;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.mien.image.Image;
import io.mien.inference.InferenceException;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;

/**
 * A model in ONNX Runtime, with the memory its runs use.
 *
 * @param name for errors and the log
 * @param largestRun most pictures that go into one run
 */
record LoadedModel(String name, OrtSession session, WorkspacePool pool, int largestRun) implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(LoadedModel.class.getName());

    /** The batch in parts that go into a run each. */
    List<List<Image>> parts(List<Image> batch) {
        List<List<Image>> parts = new ArrayList<>();
        for (int from = 0; from < batch.size(); from += largestRun) {
            parts.add(batch.subList(from, Math.min(batch.size(), from + largestRun)));
        }
        return parts;
    }

    /**
     * A workspace with the input of these pictures written, to be given back.
     *
     * @param pictures at most {@link #largestRun()}
     */
    Workspace prepare(List<Image> pictures) throws InferenceException {
        Workspace workspace = take(pictures.size());
        boolean done = false;
        try {
            workspace.prepare(pictures);
            done = true;
            return workspace;
        } finally {
            if (!done) {
                give(workspace);
            }
        }
    }

    private Workspace take(int pictures) throws InferenceException {
        try {
            return pool.take(pictures);
        } catch (OrtException e) {
            throw new InferenceException(name, "no memory for a batch of " + pictures + ": " + e.getMessage(), e);
        }
    }

    /** Takes a workspace back, whose outputs are read no more. */
    void give(Workspace workspace) {
        pool.give(workspace);
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
