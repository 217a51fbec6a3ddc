package io.mien.modelkit.pull;

import java.net.URI;

/**
 * A file somewhere else of which everything is known beforehand.
 *
 * @param uri {@code http} or {@code https}
 * @param bytes its size; not one more is taken
 * @param sha256 in lower-case hexadecimal
 */
record RemoteFile(URI uri, long bytes, String sha256) {
    /** Its name: the last part of the path. */
    String file() {
        String path = uri.getPath();
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The same file at another place. */
    RemoteFile at(URI other) {
        return new RemoteFile(other, bytes, sha256);
    }
}
