package io.mien.store;

import io.mien.MienException;

/** A person cannot be called that. */
public class IllegalLabelException extends MienException {
    private static final long serialVersionUID = 1L;

    /** @param message the rule that is broken */
    public IllegalLabelException(String message) {
        super(message);
    }
}
