package io.mien.support.download;

import io.mien.MienException;
import java.net.URI;

/** A file cannot be fetched. A part of it is kept only if the next attempt can resume from it. */
public class DownloadException extends MienException {
    private static final long serialVersionUID = 1L;

    /** @param uri what was asked for; {@code reason} why it did not come */
    public DownloadException(URI uri, String reason) {
        super(uri + ": " + reason);
    }

    /** As {@link #DownloadException(URI, String)}, with what was caught. */
    public DownloadException(URI uri, String reason, Throwable cause) {
        super(uri + ": " + reason, cause);
    }
}
