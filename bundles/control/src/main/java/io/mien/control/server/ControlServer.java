package io.mien.control.server;

import io.mien.boot.socket.NotOwnerException;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Takes commands over the control socket, so many at a time; one more is refused at once. Thread-safe. */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ControlServer.class.getName());
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final Duration WATCH = Duration.ofMillis(500);

    private final ControlListener listener;
    private final ControlSettings settings;
    private final TakenCommand.Runner runner;
    private final Set<ControlConnection> connections = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private ControlServer(ControlListener listener, ControlSettings settings, TakenCommand.Runner runner) {
        this.listener = listener;
        this.settings = settings;
        this.runner = runner;
    }

    /**
     * Takes commands on a data folder that this process owns.
     *
     * @param runner of commands, called on several threads at a time
     * @throws NotOwnerException if the folder for the socket is somebody else's
     * @throws IOException if there can be no socket
     */
    public static ControlServer open(Path data, ControlSettings settings, TakenCommand.Runner runner)
            throws IOException {
        ControlServer server = new ControlServer(ControlListener.open(data, settings.connections()), settings, runner);
        server.start("mien-control", server::accept);
        server.start("mien-control-watch", server::watch);
        return server;
    }

    private void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** The socket at which it listens. */
    public Path socket() {
        return listener.socket();
    }

    private void accept() {
        while (!closed) {
            try {
                take(listener.accept());
            } catch (ClosedChannelException e) {
                return;
            } catch (IOException e) {
                // Too many open files, say: that passes, or it is met again at the next one.
                LOG.log(Level.WARNING, "A command could not connect: {0}", e.toString());
                LockSupport.parkNanos(WATCH.toNanos());
            }
        }
    }

    private void take(SocketChannel socket) {
        ControlConnection connection = new ControlConnection(listener, socket);
        if (connections.size() >= settings.connections() && !makeRoom()) {
            connection.refuse("busy with " + connections.size() + " commands");
            return;
        }
        connections.add(connection);
        start("mien-control-client", () -> {
            try {
                connection.serve(runner);
            } finally {
                connections.remove(connection);
            }
        });
    }

    /** Ends the connection that has taken nothing for longest; false if each takes what it gets. */
    private boolean makeRoom() {
        Optional<ControlConnection> stalled = connections.stream()
                .filter(c -> c.stalledNanos() > settings.yield().toNanos())
                .max(Comparator.comparingLong(ControlConnection::stalledNanos));
        stalled.ifPresent(connection -> {
            LOG.log(Level.WARNING, "A command's connection gives way to a new one: its other end takes nothing");
            connections.remove(connection);
            connection.close();
        });
        return stalled.isPresent();
    }

    /** A channel has no time-outs of its own. */
    private void watch() {
        while (!closed || !connections.isEmpty()) {
            for (ControlConnection connection : connections) {
                if (connection.isStuck(settings)) {
                    LOG.log(Level.WARNING, "A command's connection is given up: its other end neither asks nor takes");
                    connection.close();
                }
            }
            LockSupport.parkNanos(WATCH.toNanos());
        }
    }

    /** Takes no more commands, and returns when those that run have ended, or have been cut off. */
    @Override
    public void close() {
        closed = true;
        try {
            listener.close();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The control socket did not close: {0}", e.toString());
        }
        await(ControlConnection::isAtWork);
        int left = connections.size();
        connections.forEach(ControlConnection::close);
        await(c -> true);
        if (left > 0) {
            LOG.log(Level.WARNING, "{0} connections were cut off at the end", left);
        }
    }

    private void await(Predicate<ControlConnection> matter) {
        long start = System.nanoTime();
        while (connections.stream().anyMatch(matter)
                && System.nanoTime() - start < settings.drain().toNanos()) {
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }
}
