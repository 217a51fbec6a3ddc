package io.mien.modelkit.convert;

import io.mien.MienException;

/** A model could not be converted: the compiler is not there, or it failed. Nothing was written. */
public class ConversionException extends MienException {
    private static final long serialVersionUID = 1L;

    /**
     * @param subject the program or file that is at fault
     * @param reason why, and what helps
     */
    public ConversionException(String subject, String reason) {
        super(subject + ": " + reason);
    }

    /** @param cause what an input or output said */
    public ConversionException(String subject, String reason, Throwable cause) {
        super(subject + ": " + reason, cause);
    }
}
