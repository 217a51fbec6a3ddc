package io.mien.command.call;

import io.mien.MienException;

/**
 * The command needs stages of its own, which the product that runs in this process does not have: it is to be run in a
 * process of its own. Nothing was done or printed.
 */
public class RunAloneException extends MienException {
    private static final long serialVersionUID = 1L;

    /** The exit code of a command that must be run alone; no process ever ends with it. */
    public static final int EXIT_CODE = -1;

    /** @param message what it needs of its own */
    public RunAloneException(String message) {
        super(message);
    }
}
