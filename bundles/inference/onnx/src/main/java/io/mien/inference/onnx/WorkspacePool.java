package io.mien.inference.onnx;

import ai.onnxruntime.OrtException;
import java.util.ArrayDeque;
import java.util.Iterator;

/** Workspaces that no call is using, of every batch size together, the latest used first. Thread-safe. */
final class WorkspacePool implements AutoCloseable {
    private final Maker maker;
    private final int limit;
    private final ArrayDeque<Workspace> idle = new ArrayDeque<>(); // guarded by itself

    /** Makes a workspace for a batch. */
    interface Maker {
        Workspace make(int batch) throws OrtException;
    }

    /** @param limit most workspaces that are kept idle */
    WorkspacePool(Maker maker, int limit) {
        this.maker = maker;
        this.limit = limit;
    }

    /** A workspace for this batch, which nobody else has until it is given back. */
    Workspace take(int batch) throws OrtException {
        synchronized (idle) {
            for (Iterator<Workspace> i = idle.iterator(); i.hasNext(); ) {
                Workspace workspace = i.next();
                if (workspace.batch() == batch) {
                    i.remove();
                    return workspace;
                }
            }
        }
        return maker.make(batch);
    }

    /** Takes it back; the one unused for the longest goes if there are too many. */
    void give(Workspace workspace) {
        synchronized (idle) {
            idle.addFirst(workspace);
            if (idle.size() > limit) {
                idle.removeLast().close();
            }
        }
    }

    /** Frees the idle ones; to be called when all were given back. */
    @Override
    public void close() {
        synchronized (idle) {
            idle.forEach(Workspace::close);
            idle.clear();
        }
    }
}
