package io.mien.boot.control;

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

/**
 * The listening end of a control socket. Its folder and the socket are its owner's alone, and the kernel is asked who connects.
 * Only who owns the data folder may open one: a socket that is found there is then a dead process's, and is replaced.
 */
public final class ControlListener implements AutoCloseable {
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> SOCKET = PosixFilePermissions.fromString("rw-------");

    private final ControlAddress address;
    private final ServerSocketChannel server;
    private final Principal owner;

    private ControlListener(ControlAddress address, ServerSocketChannel server, Principal owner) {
        this.address = address;
        this.server = server;
        this.owner = owner;
    }

    /**
     * Listens on a data folder that this process owns.
     *
     * @param backlog connections that may wait to be accepted
     * @throws NotOwnerException if the folder for the socket is somebody else's
     */
    public static ControlListener open(Path data, int backlog) throws IOException {
        ControlAddress address = ControlAddress.of(data);
        boolean posix = makeFolder(address.folder());
        Files.deleteIfExists(address.socket());
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(address.socket()), backlog);
            if (posix) {
                Files.setPosixFilePermissions(address.socket(), SOCKET);
            }
            // What this process made is its user's: no name has to be looked up.
            Principal owner = Owner.of(address.socket());
            Owner.require(address.folder(), owner);
            return new ControlListener(address, server, owner);
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
                throw new FileSystemException(folder.toString(), null, "is no folder");
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

    /** Where it listens. */
    public Path socket() {
        return address.socket();
    }

    /** The next who connects; closed with the listener or before. */
    public SocketChannel accept() throws IOException {
        return server.accept();
    }

    /** @throws NotOwnerException if who connected is another user than the one who listens */
    public void requireOwner(SocketChannel client) throws IOException {
        Owner.requirePeer(client, owner, "the process that connected");
    }

    @Override
    public void close() throws IOException {
        server.close();
        Files.deleteIfExists(address.socket());
    }
}
