package io.mien.command.call;

import io.mien.MienException;

/** The command was asked for something that does not exist: exit code 2. */
public class UsageException extends MienException {
    private static final long serialVersionUID = 1L;

    /** @param message what was asked for, and what there is to choose from */
    public UsageException(String message) {
        super(message);
    }
}
