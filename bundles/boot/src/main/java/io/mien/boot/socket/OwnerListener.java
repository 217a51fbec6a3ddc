package io.mien.boot.socket;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.Principal;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The listening end of a socket that lies in a folder of its own. Folder and socket are their owner's alone, and the kernel is
 * asked who connects. A socket that is found there is taken for a dead process's, and is replaced.
 */
public final class OwnerListener implements AutoCloseable {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SOCKET = PosixFilePermissions.fromString("rw-------");

    private final Path socket;
    private final ServerSocketChannel server;
    private final Principal owner;
    private final AtomicBoolean closed = new AtomicBoolean();

    private OwnerListener(Path socket, ServerSocketChannel server, Principal owner) {
        this.socket = socket;
        this.server = server;
        this.owner = owner;
    }

    /**
     * Listens.
     *
     * @param socket its folder is made if it is missing, and closed to everybody else if it exists
     * @param backlog connections that may wait to be accepted
     * @throws NotOwnerException if the folder is somebody else's
     */
    public static OwnerListener open(Path socket, int backlog) throws IOException {
        boolean posix = makeFolder(socket.getParent());
        Files.deleteIfExists(socket);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(socket), backlog);
            if (posix) {
                Files.setPosixFilePermissions(socket, SOCKET);
            }
            // What this process made is its user's: no name has to be looked up.
            Principal owner = Owner.of(socket);
            Owner.require(socket.getParent(), owner);
            return new OwnerListener(socket, server, owner);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** @return whether the file system knows POSIX permissions */
    private static boolean makeFolder(Path folder) throws IOException {
        FileStore store = Files.getFileStore(folder.getParent());
        if (!store.supportsFileAttributeView(PosixFileAttributeView.class)) {
            Files.createDirectories(folder);
            return false;
        }
        try {
            Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(FOLDER));
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                throw new FileSystemException(folder.toString(), null, "is not a folder");
            }
            restrict(folder);
        }
        return true;
    }

    private static void restrict(Path folder) throws IOException {
        try {
            Files.setPosixFilePermissions(folder, FOLDER);
        } catch (FileSystemException e) {
            throw new NotOwnerException(folder.toString(), Owner.of(folder).getName(), System.getProperty("user.name"));
        }
    }

    /** The socket at which it listens. */
    public Path socket() {
        return socket;
    }

    /** The next who connects; closed with the listener or before. */
    public SocketChannel accept() throws IOException {
        return server.accept();
    }

    /** @throws NotOwnerException if who connected is another user than the one who listens */
    public void requireOwner(SocketChannel client) throws IOException {
        Owner.requirePeer(client, owner, "the process that connected");
    }

    /** Idempotent: the address may be another process's by the second time. */
    @Override
    public void close() throws IOException {
        if (!closed.getAndSet(true)) {
            server.close();
            Files.deleteIfExists(socket);
        }
    }
}
