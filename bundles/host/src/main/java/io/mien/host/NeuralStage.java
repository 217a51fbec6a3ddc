package io.mien.host;

import io.mien.StageRetiredException;
import io.mien.inference.InferenceException;

/** What the host does with a stage that it made, whatever its kind. */
interface NeuralStage {
    /** One call, so that the first frame finds everything in place. */
    void warmUp() throws StageRetiredException, InferenceException;

    /** Drains and frees the session. */
    void close();
}
