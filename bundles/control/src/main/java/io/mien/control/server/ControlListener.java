package io.mien.control.server;

import io.mien.boot.socket.NotOwnerException;
import io.mien.boot.socket.OwnerListener;
import io.mien.control.protocol.ControlAddress;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;

/**
 * The listening end of a control socket. Only who owns the data folder may open one: a socket that is found there is then a
 * dead process's, and is replaced.
 */
public final class ControlListener implements AutoCloseable {
    private final OwnerListener listener;

    private ControlListener(OwnerListener listener) {
        this.listener = listener;
    }

    /**
     * Listens on a data folder that this process owns.
     *
     * @param backlog connections that may wait to be accepted
     * @throws NotOwnerException if the folder for the socket is somebody else's
     */
    public static ControlListener open(Path data, int backlog) throws IOException {
        return new ControlListener(OwnerListener.open(ControlAddress.of(data).socket(), backlog));
    }

    /** The socket at which it listens. */
    public Path socket() {
        return listener.socket();
    }

    /** The next who connects; closed with the listener or before. */
    public SocketChannel accept() throws IOException {
        return listener.accept();
    }

    /** @throws NotOwnerException if who connected is another user than the one who listens */
    public void requireOwner(SocketChannel client) throws IOException {
        listener.requireOwner(client);
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
