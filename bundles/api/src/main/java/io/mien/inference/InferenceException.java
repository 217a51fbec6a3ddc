package io.mien.inference;

import io.mien.MienException;

/** The engine failed on a call, or what the model answered is not usable. */
public class InferenceException extends MienException {
    private static final long serialVersionUID = 1L;

    /**
     * @param model the model's name
     * @param reason what went wrong
     */
    public InferenceException(String model, String reason) {
        super(model + ": " + reason);
    }

    /** As {@link #InferenceException(String, String)}, with what was caught. */
    public InferenceException(String model, String reason, Throwable cause) {
        super(model + ": " + reason, cause);
    }
}
