package io.mien.host.stage;

import io.mien.StageRetiredException;
import io.mien.inference.InferenceException;
import io.mien.model.InputSize;

/** A stage of any kind that the host made, as the host uses it. */
public interface NeuralStage {
    /** The size of the pictures that its network looks at. */
    InputSize input();

    /** One call, so that the first frame finds everything in place. */
    void warmUp() throws StageRetiredException, InferenceException;

    /** Drains and frees the session; it stays where a call in it does not end. */
    void close();

    /** Whether it was closed and a call in it has not ended. */
    boolean leaked();
}
