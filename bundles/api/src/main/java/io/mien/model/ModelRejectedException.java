package io.mien.model;

import io.mien.MienException;

/** A model is not taken: its description, its weights or its interface is wrong. Nothing else changed. */
public class ModelRejectedException extends MienException {
    private static final long serialVersionUID = 1L;

    /**
     * @param model the model's name or its file
     * @param reason why it is refused
     */
    public ModelRejectedException(String model, String reason) {
        super(model + ": " + reason);
    }

    /** As {@link #ModelRejectedException(String, String)}, with what was caught. */
    public ModelRejectedException(String model, String reason, Throwable cause) {
        super(model + ": " + reason, cause);
    }
}
