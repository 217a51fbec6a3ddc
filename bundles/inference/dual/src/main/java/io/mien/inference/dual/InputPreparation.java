package io.mien.inference.dual;

import io.mien.image.Image;
import io.mien.inference.InferenceException;
import java.util.List;

/** How an input is written. Thread-safe: several batches are prepared side by side. */
@FunctionalInterface
public interface InputPreparation {
    /** Reads all pictures and writes the input. */
    PreparedInput prepare(List<Image> batch) throws InferenceException;
}
