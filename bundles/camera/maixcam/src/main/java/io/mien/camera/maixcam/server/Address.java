package io.mien.camera.maixcam.server;

import io.mien.boot.socket.OwnerListener;
import io.mien.support.files.Sha256;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Takes the socket's place in the file system, unless it is somebody's. */
final class Address {
    private static final String FOLDER = "rwx------";
    private static final int DIGITS = 16;

    private Address() {}

    /**
     * Listens on a socket.
     *
     * @throws IOException if another process listens there, or the folder is open to others: a folder that was made for
     *     something else is not closed to them
     */
    static OwnerListener open(Path socket, int backlog) throws IOException {
        Path folder = socket.getParent();
        Files.createDirectories(folder.getParent());
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)
                && !PosixFilePermissions.toString(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS))
                        .equals(FOLDER)) {
            throw new FileSystemException(
                    folder.toString(), null, "is open to other users; a folder of its own is needed, or chmod 700");
        }
        if (Files.exists(socket) && isTaken(socket)) {
            throw new FileSystemException(socket.toString(), null, "another process listens there");
        }
        return OwnerListener.open(socket, backlog);
    }

    private static boolean isTaken(Path socket) throws IOException {
        try (SocketChannel channel = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return channel.isConnected();
        } catch (SocketException e) {
            // A dead process left it.
            return false;
        }
    }

    /** The file of the shared memory: one for each socket, so that what a killed process left is replaced by its next start. */
    static Path ring(ServerLimits limits) {
        String digest = Sha256.of(limits.socket().toAbsolutePath().toString());
        return limits.shared().resolve("mien-camera-" + digest.substring(0, DIGITS));
    }
}
