package io.mien.camera.maixcam.protocol;

import io.mien.boot.socket.ProtocolException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** How messages lie on the wire: length of what follows (four bytes, big-endian), type (one byte), content. */
public final class Wire {
    /** Versions of the protocol that are spoken here, lowest and highest. */
    public static final int LOWEST_VERSION = 1;

    public static final int HIGHEST_VERSION = 1;

    /** Longest message, its length not counted. */
    public static final int MOST_BYTES = 64 << 10;

    private static final int LENGTH = 4;

    private Wire() {}

    /**
     * Takes the first whole message out of what was heard.
     *
     * @param heard ready to be read; its position is moved behind the message
     * @return type and content, or empty if it is not whole yet
     * @throws ProtocolException if it is too long, or empty
     */
    static Optional<ByteBuffer> message(ByteBuffer heard) throws ProtocolException {
        if (heard.remaining() < LENGTH) {
            return Optional.empty();
        }
        int length = heard.getInt(heard.position());
        if (length < 1 || length > MOST_BYTES) {
            throw new ProtocolException(
                    "a message of " + Integer.toUnsignedString(length) + " bytes; 1 to " + MOST_BYTES + " are allowed");
        }
        if (heard.remaining() < LENGTH + length) {
            return Optional.empty();
        }
        ByteBuffer message = heard.slice(heard.position() + LENGTH, length);
        heard.position(heard.position() + LENGTH + length);
        return Optional.of(message);
    }

    /** A message on the wire. */
    static ByteBuffer frame(int type, ByteBuffer content) {
        return ByteBuffer.allocate(LENGTH + 1 + content.remaining())
                .putInt(1 + content.remaining())
                .put((byte) type)
                .put(content)
                .flip();
    }

    /** Puts a text: its length in bytes (two), then UTF-8. */
    static void put(ByteBuffer to, byte[] text) {
        to.putShort((short) text.length).put(text);
    }

    /**
     * The bytes of a text in UTF-8.
     *
     * @param most characters after which it is cut
     */
    static byte[] bytes(String text, int most) {
        return text.substring(0, Math.min(text.length(), most)).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads what {@link #put} wrote. */
    static String text(ByteBuffer from) throws ProtocolException {
        int length = Short.toUnsignedInt(from.getShort());
        if (length > from.remaining()) {
            throw new ProtocolException("a text of " + length + " bytes, of which " + from.remaining() + " are there");
        }
        byte[] bytes = new byte[length];
        from.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
