package io.mien.control.protocol;

import io.mien.boot.socket.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One thing that is said on a control socket: on the wire its type (one byte), its length (four bytes, big-endian) and its
 * content.
 *
 * @param type what it is
 * @param content what goes with it; not copied
 */
public record ControlFrame(Type type, byte[] content) {
    /** Longest content: a command line is limited by the operating system to less. */
    public static final int MOST_CONTENT = 4 << 20;

    /** Longest content of {@link Type#OUT}, {@link Type#ERR} and {@link Type#INPUT}. */
    public static final int MOST_STREAM = 64 << 10;

    /** The kinds of messages. Their order is part of the protocol. */
    public enum Type {
        /** Server: its process id, as text. The first that it says. */
        HELLO,
        /** Client: a command, see {@link ControlRequest}. The first and only one. */
        REQUEST,
        /** Server: bytes for standard output. */
        OUT,
        /** Server: bytes for standard error. */
        ERR,
        /** Server: the command reads its input; one {@link #INPUT} is wanted. */
        ASK,
        /** Client: bytes from standard input, none at its end. */
        INPUT,
        /** Server: the command has ended, the exit code as text. The last that it says. */
        EXIT,
        /** Server: the command needs stages of its own; the client is to run it alone. The last that it says. */
        ALONE,
        /** Server: it does not take the command, the reason as text. The last that it says. */
        REFUSED,
        /** Client: the command is to end now. A server that does not know it closes the connection, which ends the command, too. */
        CANCEL
    }

    /** A frame without content. */
    public static ControlFrame of(Type type) {
        return new ControlFrame(type, new byte[0]);
    }

    public static ControlFrame of(Type type, String text) {
        return new ControlFrame(type, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The content as text. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }

    /** The content as a number. */
    public int number() throws ProtocolException {
        try {
            return Integer.parseInt(text());
        } catch (NumberFormatException e) {
            throw new ProtocolException(type + " with no number");
        }
    }

    ByteBuffer toBytes() {
        return ByteBuffer.allocate(FrameChannel.HEADER + content.length)
                .put((byte) type.ordinal())
                .putInt(content.length)
                .put(content)
                .flip();
    }
}
