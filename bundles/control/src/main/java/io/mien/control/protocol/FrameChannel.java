package io.mien.control.protocol;

import io.mien.boot.socket.ProtocolException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Says and hears frames. Either side begins with {@code MIEN} and the version of the protocol (two bytes), so that strangers
 * and later versions are told apart before anything else is read. Several threads may say something; one hears.
 */
public final class FrameChannel implements AutoCloseable {
    /** Version of the protocol. */
    public static final int VERSION = 1;

    static final int HEADER = 5;

    private static final byte[] MAGIC = "MIEN".getBytes(StandardCharsets.US_ASCII);
    private static final int PREAMBLE = MAGIC.length + 2;

    private final ByteChannel channel;

    /** Held while one frame is said whole. */
    private final Object saying = new Object();

    private volatile long sayingSince;
    private volatile boolean isSaying;

    /** @param channel a blocking one; closed with this */
    public FrameChannel(ByteChannel channel) {
        this.channel = channel;
    }

    /** Says which protocol is spoken. */
    public void greet() throws IOException {
        say(ByteBuffer.allocate(PREAMBLE).put(MAGIC).putShort((short) VERSION).flip());
    }

    /**
     * Hears which protocol the other side speaks.
     *
     * @return its version
     * @throws ProtocolException if it is not a Mien
     */
    public int hearGreeting() throws IOException {
        ByteBuffer bytes = hear(PREAMBLE);
        for (byte expected : MAGIC) {
            if (bytes.get() != expected) {
                throw new ProtocolException("a stranger: it does not begin with MIEN");
            }
        }
        return Short.toUnsignedInt(bytes.getShort());
    }

    /** Says a frame; waits as long as the other side does not take it. */
    public void say(ControlFrame frame) throws IOException {
        say(frame.toBytes());
    }

    private void say(ByteBuffer bytes) throws IOException {
        synchronized (saying) {
            sayingSince = System.nanoTime();
            isSaying = true;
            try {
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
            } finally {
                isSaying = false;
            }
        }
    }

    /** Nanoseconds for which the other side has not read what is being sent, 0 if nothing is. */
    public long stalledNanos() {
        return isSaying ? System.nanoTime() - sayingSince : 0;
    }

    /**
     * Hears a frame.
     *
     * @throws ProtocolException if its type is not known or its content too long; nothing of it is then read
     * @throws EOFException if the other side has closed the connection
     */
    public ControlFrame hear() throws IOException {
        ByteBuffer header = hear(HEADER);
        int type = Byte.toUnsignedInt(header.get());
        int length = header.getInt();
        if (type >= ControlFrame.Type.values().length) {
            throw new ProtocolException("a frame of the unknown type " + type);
        }
        ControlFrame.Type known = ControlFrame.Type.values()[type];
        int most = known == ControlFrame.Type.REQUEST ? ControlFrame.MOST_CONTENT : ControlFrame.MOST_STREAM;
        if (length < 0 || length > most) {
            throw new ProtocolException(
                    known + " of " + Integer.toUnsignedString(length) + " bytes; " + most + " are the most");
        }
        return new ControlFrame(known, hear(length).array());
    }

    private ByteBuffer hear(int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (channel.read(bytes) < 0) {
                throw new EOFException("the connection was closed");
            }
        }
        return bytes.flip();
    }

    /** Ends the connection; who says or hears something on it at this moment is thrown out. */
    @Override
    public void close() throws IOException {
        channel.close();
    }
}
