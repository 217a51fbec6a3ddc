package io.mien.camera.maixcam.server;

import io.mien.boot.socket.NotOwnerException;
import io.mien.boot.socket.OwnerListener;
import io.mien.boot.socket.ProtocolException;
import io.mien.camera.Frame;
import io.mien.camera.maixcam.protocol.FromDevice.Pressed;
import io.mien.camera.maixcam.protocol.ToDevice;
import io.mien.camera.maixcam.server.DeviceSession.Offered;
import io.mien.recognizer.FrameResult;
import io.mien.support.frames.NewestValue;
import java.io.Closeable;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Serves one device after the other, on a thread of its own. A device that sends invalid messages or nothing is
 * disconnected and named in the log; the next one is served. If the socket cannot be opened, the server tries again.
 * Thread-safe.
 */
public final class DeviceServer implements AutoCloseable {
    private static final Logger LOG = System.getLogger(DeviceServer.class.getName());
    /** More than one: a program that comes back may find its own earlier connection not ended yet. */
    private static final int BACKLOG = 4;

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final ServerLimits limits;
    private final Consumer<Pressed> pressed;
    private final NewestValue<Offered> newest = new NewestValue<>();
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread thread;
    private volatile Optional<Place> place = Optional.empty();
    private volatile Optional<DeviceSession> current = Optional.empty();
    private int connections; // of the serving thread alone
    private long nextSequence; // of the serving thread alone

    /**
     * The files of this server. The socket's address is released last: the next server at that address makes a ring of the
     * same name.
     */
    private record Place(OwnerListener listener, Ring ring) implements Closeable {
        @Override
        public void close() throws IOException {
            ring.close();
            listener.close();
        }
    }

    /** @param pressed hears of buttons, on the thread that serves */
    public DeviceServer(ServerLimits limits, Consumer<Pressed> pressed) {
        this.limits = limits;
        this.pressed = pressed;
        thread = new Thread(this::run, "mien-camera");
        thread.setDaemon(true);
    }

    /** Begins to listen. */
    public void start() {
        thread.start();
    }

    private void run() {
        String told = "";
        while (end.getCount() > 0) {
            try (OwnerListener listener = Address.open(limits.socket(), BACKLOG);
                    Place opened = new Place(
                            listener, Ring.create(Address.ring(limits), limits.slots(), limits.frameBytes()))) {
                told = "";
                place = Optional.of(opened);
                accept(listener, opened.ring());
            } catch (IOException | UnsupportedOperationException e) {
                // The latter: no Unix system.
                // Once, or it would be told for ever.
                if (end.getCount() > 0 && !e.toString().equals(told)) {
                    told = e.toString();
                    LOG.log(Level.WARNING, "No camera can connect to {0}: {1}", limits.socket(), told);
                }
            }
            pause();
        }
    }

    private void pause() {
        try {
            end.await(limits.retry().toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // Nobody but close() ends this thread, and that by the latch.
            LOG.log(Level.DEBUG, "Interrupted", e);
        }
    }

    private void accept(OwnerListener from, Ring ring) throws IOException {
        while (end.getCount() > 0) {
            try (SocketChannel channel = from.accept()) {
                from.requireOwner(channel);
                serve(new Connection(channel, limits), ring);
            } catch (NotOwnerException e) {
                LOG.log(Level.WARNING, "A camera program is refused: {0}", e.getMessage());
            } catch (ClosedChannelException e) {
                return;
            }
        }
    }

    private void serve(Connection connection, Ring ring) {
        DeviceSession session = new DeviceSession(++connections, nextSequence, ring, connection, newest, pressed);
        current = Optional.of(session);
        try {
            connection.serve(session::hear);
        } catch (ProtocolException e) {
            LOG.log(Level.WARNING, "The camera program ({0}) is dropped: {1}", session.name(), e.getMessage());
            connection.leave(ToDevice.bye(e.getMessage()));
        } catch (IOException e) {
            LOG.log(Level.INFO, "The camera program ({0}) has gone: {1}", session.name(), e.getMessage());
        } finally {
            current = Optional.empty();
            newest.clear();
            nextSequence = session.next();
            close(connection);
        }
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "Gone before the farewell", e);
        }
    }

    /** Frames that newer ones replaced before they were asked for. */
    public long dropped() {
        return newest.displaced();
    }

    /**
     * The newest frame; waits for it, whether a device is there or not.
     *
     * @return empty once this is closed
     */
    public Optional<Frame> next() throws InterruptedException {
        while (true) {
            Optional<Offered> offered = newest.take();
            if (offered.isEmpty()) {
                return Optional.empty();
            }
            DeviceSession session = offered.get().session();
            try {
                return Optional.of(session.read(offered.get().offer()));
            } catch (ProtocolException e) {
                LOG.log(Level.WARNING, "The camera program ({0}) is dropped: {1}", session.name(), e.getMessage());
                session.connection().leave(ToDevice.bye(e.getMessage()));
            }
        }
    }

    /** Sends the outcome of a frame, if the device that gave it is still connected. */
    public void show(FrameResult result) {
        current.ifPresent(session -> session.show(result));
    }

    /** Shows a line of text, if a device is connected. */
    public void say(String message, Duration shown) {
        current.ifPresent(session -> session.say(ToDevice.message(message, shown)));
    }

    /** Takes leave of the device, stops listening, and releases threads that wait for a frame. Idempotent. */
    @Override
    public void close() {
        end.countDown();
        newest.end();
        current.ifPresent(session -> session.connection().leave(ToDevice.bye("Mien's camera service ends")));
        try {
            if (place.isPresent()) {
                place.get().close();
            }
            thread.join(PATIENCE.toMillis());
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The camera socket did not close: {0}", e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
