package io.mien.boot.generation;

/** A generation cannot be used. The message names it and says why. */
public final class DamagedLockException extends Exception {
    private static final long serialVersionUID = 1L;

    DamagedLockException(long number, String reason) {
        super("generation " + number + ": " + reason);
    }
}
