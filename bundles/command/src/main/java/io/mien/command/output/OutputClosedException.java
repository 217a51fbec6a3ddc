package io.mien.command.output;

import io.mien.MienException;

/** The reader of the results has ended, as {@code head} does after some lines: the rest need not be done. */
public class OutputClosedException extends MienException {
    private static final long serialVersionUID = 1L;

    /** The results have nowhere to go. */
    public OutputClosedException() {
        super("the reader of the results has ended");
    }

    /** @param message why */
    OutputClosedException(String message) {
        super(message);
    }
}
