package io.mien.trust.release;

import java.nio.file.Path;

/** A signed file, a key or a signature is not what it must be. The message names the file and the reason. */
public class TrustException extends Exception {
    private static final long serialVersionUID = 1L;

    /** @param file what is wrong, as the message names it */
    public TrustException(Path file, String reason) {
        super(file + ": " + reason);
    }

    /** As {@link #TrustException(Path, String)}, with what caused it. */
    public TrustException(Path file, String reason, Throwable cause) {
        super(file + ": " + reason, cause);
    }
}
