package io.mien.control.protocol;

import io.mien.boot.socket.ProtocolException;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The address of a data folder's control socket: {@code control/socket} in it. Operating systems allow a socket's path
 * about a hundred bytes only; if that does not suffice, the socket is in a folder of the system's temporary folder, named
 * after a digest of the data folder's real path.
 *
 * @param data the data folder, with links resolved where it exists
 * @param folder that holds the socket and nothing else
 */
public record ControlAddress(Path data, Path folder) {
    /** Longest path: 108 bytes with the closing zero on Linux, 104 on macOS. */
    static final int MOST_BYTES = 100;

    private static final String SOCKET = "socket";
    private static final int DIGITS = 16;

    /**
     * The address of a data folder, whether a Mien listens there or not.
     *
     * @throws ProtocolException if even the temporary folder's path is too long
     */
    public static ControlAddress of(Path data) throws IOException {
        return of(data, Path.of(System.getProperty("java.io.tmpdir")));
    }

    static ControlAddress of(Path data, Path temporary) throws IOException {
        Path real =
                Files.exists(data) ? data.toRealPath() : data.toAbsolutePath().normalize();
        ControlAddress inside = new ControlAddress(real, real.resolve("control"));
        if (inside.fits()) {
            return inside;
        }
        ControlAddress outside = new ControlAddress(
                real,
                temporary
                        .toAbsolutePath()
                        .normalize()
                        .resolve("mien-" + Sha256.of(real.toString()).substring(0, DIGITS)));
        if (!outside.fits()) {
            throw new ProtocolException("the path " + outside.socket() + " is too long for a socket; " + MOST_BYTES
                    + " bytes are the most");
        }
        return outside;
    }

    public Path socket() {
        return folder.resolve(SOCKET);
    }

    /** Whether the socket lies in the data folder. */
    public boolean isInside() {
        return folder.startsWith(data);
    }

    private boolean fits() {
        return socket().toString().getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }
}
