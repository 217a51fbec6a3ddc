package io.mien.command.output;

/** Ctrl-C or SIGTERM ended the command, or its client has gone: its results have no reader. Completed work stays. */
public final class CommandInterruptedException extends OutputClosedException {
    private static final long serialVersionUID = 1L;

    /** The exit code that shells expect of a command that SIGINT ended. */
    public static final int EXIT_CODE = 130;

    private final boolean told;

    /** @param told whether it has been said how far the command came */
    CommandInterruptedException(boolean told) {
        super("interrupted");
        this.told = told;
    }

    /** Whether it has been said how far the command came. */
    public boolean isTold() {
        return told;
    }
}
