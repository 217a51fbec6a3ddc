package io.mien.shell;

/** A command failed, and has said why; a line of several commands ends here. */
final class CommandFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    CommandFailedException(String message) {
        super(message);
    }
}
