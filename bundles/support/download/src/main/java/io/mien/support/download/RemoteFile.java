package io.mien.support.download;

import java.net.URI;

/**
 * A file somewhere else of which everything is known beforehand.
 *
 * @param uri {@code http} or {@code https}
 * @param file its name here
 * @param bytes its size; not one more is taken
 * @param sha256 in lower-case hexadecimal
 */
public record RemoteFile(URI uri, String file, long bytes, String sha256) {
    /** A file that is named as the last part of its path. */
    public RemoteFile(URI uri, long bytes, String sha256) {
        this(uri, uri.getPath().substring(uri.getPath().lastIndexOf('/') + 1), bytes, sha256);
    }

    /** The same file at another place. */
    public RemoteFile at(URI other) {
        return new RemoteFile(other, file, bytes, sha256);
    }
}
