package io.mien.host;

import io.mien.StageRetiredException;
import io.mien.inference.InferenceException;

/** What the host does with a stage that it made, whatever its kind. */
interface NeuralStage {
    /** One call, so that the first frame finds everything in place. */
    void warmUp() throws StageRetiredException, InferenceException;

    /** Drains and frees the session; it stays where a call in it does not end. */
    void close();

    /** Whether it was closed and a call in it has not ended. */
    boolean leaked();
}
