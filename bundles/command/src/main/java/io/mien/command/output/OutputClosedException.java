package io.mien.command.output;

import io.mien.MienException;

/** Whoever took the results has gone, as {@code head} does after some lines: the rest need not be done. */
public class OutputClosedException extends MienException {
    private static final long serialVersionUID = 1L;

    /** The results have nowhere to go. */
    public OutputClosedException() {
        super("nobody takes the results any more");
    }

    /** @param message why */
    OutputClosedException(String message) {
        super(message);
    }
}
