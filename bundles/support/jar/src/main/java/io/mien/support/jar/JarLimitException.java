package io.mien.support.jar;

import java.io.IOException;

/** A jar is larger than allowed. The message names the jar, the bound and the key that it is set with. */
public final class JarLimitException extends IOException {
    private static final long serialVersionUID = 1L;

    JarLimitException(String message) {
        super(message);
    }
}
