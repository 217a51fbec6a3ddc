package io.mien.inference.dual;

import io.mien.inference.InferenceException;
import io.mien.inference.Outputs;

/** A batch whose input is written. Used by one thread after the other, never by two at once. */
public interface PreparedInput extends AutoCloseable {
    /** Puts it through the network. The lane calls it for one batch at a time. */
    void forward() throws InferenceException;

    /** The outputs, in memory of this batch alone: the network may already work on the next one. */
    Outputs outputs();

    /** Gives its memory back; the outputs are gone then. */
    @Override
    void close();
}
