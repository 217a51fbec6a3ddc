package io.mien.control.server;

import io.mien.boot.socket.ProtocolException;
import io.mien.control.protocol.ControlFrame;
import io.mien.control.protocol.FrameChannel;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A command's input: asked for piece by piece, so that only what is read is sent. */
final class RequestedInput extends InputStream {
    private final FrameChannel channel;
    private Optional<byte[]> piece = Optional.empty(); // guarded by this
    private int position; // guarded by this
    private boolean asked; // guarded by this
    private boolean ended; // guarded by this

    RequestedInput(FrameChannel channel) {
        this.channel = channel;
    }

    /** @throws ProtocolException if nobody asked for it */
    synchronized void answer(byte[] bytes) throws ProtocolException {
        if (!asked) {
            throw new ProtocolException("INPUT that nobody asked for");
        }
        asked = false;
        ended = bytes.length == 0;
        piece = Optional.of(bytes);
        position = 0;
        notifyAll();
    }

    /** Nobody will answer any more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public synchronized int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ended && available() == 0) {
            ask();
        }
        int count = Math.min(length, available());
        if (count == 0) {
            return -1;
        }
        System.arraycopy(piece.orElseThrow(), position, bytes, offset, count);
        position += count;
        return count;
    }

    private void ask() throws IOException { // guarded by this
        asked = true;
        channel.say(ControlFrame.of(ControlFrame.Type.ASK));
        try {
            while (asked && !ended) {
                wait();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for input", e);
        }
    }

    @Override
    public synchronized int available() {
        return piece.map(p -> p.length - position).orElse(0);
    }
}
