package io.mien.boot.socket;

import java.io.IOException;

/** A socket, or its folder, or who speaks on it, belongs to another user. */
public class NotOwnerException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * @param what belongs to somebody else
     * @param owner whom it belongs to
     * @param wanted whom it must belong to
     */
    public NotOwnerException(String what, String owner, String wanted) {
        super(what + " belongs to " + owner + ", not to " + wanted);
    }
}
