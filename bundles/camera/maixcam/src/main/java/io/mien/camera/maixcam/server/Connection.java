package io.mien.camera.maixcam.server;

import io.mien.boot.socket.ProtocolException;
import io.mien.camera.maixcam.protocol.FromDevice;
import io.mien.camera.maixcam.protocol.Wire;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayDeque;
import java.util.Optional;

/** Hears one device on one thread; what any thread says waits in a queue, so that nobody is held up by a device that does not read. */
final class Connection implements Closeable {
    /** Hears the messages of a device. */
    interface Hearing {
        void hear(FromDevice message) throws IOException;
    }

    private final SocketChannel channel;
    private final Selector selector;
    private final ServerLimits limits;
    private final ByteBuffer heard = ByteBuffer.allocate(2 * Wire.MOST_BYTES);
    private final ArrayDeque<ByteBuffer> queue = new ArrayDeque<>(); // guarded by queue
    private int queued; // guarded by queue
    private volatile boolean leaving;

    Connection(SocketChannel channel, ServerLimits limits) throws IOException {
        this.channel = channel;
        this.limits = limits;
        channel.configureBlocking(false);
        selector = Selector.open();
    }

    /** Says a message, soon. */
    void say(ByteBuffer message) {
        synchronized (queue) {
            queue.add(message);
            queued += message.remaining();
        }
        selector.wakeup();
    }

    /**
     * Hears messages until somebody leaves.
     *
     * @throws ProtocolException if something is said that cannot be, or nothing for too long, or nothing is read
     * @throws IOException if the other end has gone
     */
    void serve(Hearing hearing) throws IOException {
        SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
        long last = System.nanoTime();
        while (!leaving) {
            key.interestOps(write() ? SelectionKey.OP_READ : SelectionKey.OP_READ | SelectionKey.OP_WRITE);
            long left = limits.silence().toNanos() - (System.nanoTime() - last);
            if (left <= 0) {
                throw new ProtocolException(
                        "nothing was heard for " + limits.silence().toMillis() + " ms");
            }
            // A select of 0 waits for ever.
            selector.select(Math.max(1, left / 1_000_000));
            if (!leaving && read(hearing)) {
                last = System.nanoTime();
            }
        }
    }

    /** @return whether a whole message was heard */
    private boolean read(Hearing hearing) throws IOException {
        if (channel.read(heard) < 0) {
            throw new EOFException("the program has gone");
        }
        boolean any = false;
        heard.flip();
        for (Optional<FromDevice> message = FromDevice.read(heard);
                message.isPresent() && !leaving;
                message = FromDevice.read(heard)) {
            hearing.hear(message.get());
            any = true;
        }
        heard.compact();
        return any;
    }

    /** @return whether nothing is left to be written */
    private boolean write() throws IOException {
        synchronized (queue) {
            while (!queue.isEmpty()) {
                ByteBuffer first = queue.peek();
                queued -= channel.write(first);
                if (first.hasRemaining()) {
                    break;
                }
                queue.remove();
            }
            if (queued > limits.queueBytes()) {
                throw new ProtocolException("the program does not read: " + queued + " bytes wait for it");
            }
            return queue.isEmpty();
        }
    }

    /** Says a last message, and ends; {@link #serve} returns soon. For any thread. */
    void leave(ByteBuffer last) {
        say(last);
        leave();
    }

    /** Ends; {@link #serve} returns soon. For any thread. */
    void leave() {
        leaving = true;
        selector.wakeup();
    }

    /** Writes what can be written at once, and closes. For the thread that serves, after that. */
    @Override
    public void close() throws IOException {
        try (channel;
                selector) {
            write();
        }
    }
}
