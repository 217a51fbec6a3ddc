package io.mien.trust.release;

import java.nio.file.Path;

/** A file is not one that the release lists: it is not, or its content is another. */
public final class UntrustedException extends TrustException {
    private static final long serialVersionUID = 1L;

    /** As {@link TrustException#TrustException(Path, String)}. */
    public UntrustedException(Path file, String reason) {
        super(file, reason);
    }
}
