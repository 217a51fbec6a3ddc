package io.mien.support.onnx;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;

/**
 * Reads fields of protocol buffers from a file and passes over their content without reading it, so that a model of a
 * gigabyte costs a few reads. The wire format is that of the Protocol Buffers project. Not thread-safe.
 */
final class FieldReader {
    private static final int WINDOW = 1 << 13;
    private static final int MOST_VARINT_BYTES = 10;

    private final FileChannel channel;
    private final ByteBuffer window = ByteBuffer.allocate(WINDOW).limit(0);

    /** The offset of the window in the file. */
    private long start;

    FieldReader(FileChannel channel) {
        this.channel = channel;
    }

    long position() {
        return start + window.position();
    }

    long size() throws IOException {
        return channel.size();
    }

    /** Goes on at this place. */
    void seek(long position) {
        if (position >= start && position <= start + window.limit()) {
            window.position((int) (position - start));
        } else {
            start = position;
            window.position(0).limit(0);
        }
    }

    /** @throws IOException if no number follows */
    long varint() throws IOException {
        long value = 0;
        for (int i = 0; i < MOST_VARINT_BYTES; i++) {
            byte next = next();
            value |= (long) (next & 0x7f) << 7 * i;
            if (next >= 0) {
                return value;
            }
        }
        throw new MalformedModelException("a number of more than " + MOST_VARINT_BYTES + " bytes");
    }

    /** A text of so many bytes in UTF-8. */
    String text(int bytes) throws IOException {
        byte[] text = new byte[bytes];
        for (int i = 0; i < bytes; i++) {
            text[i] = next();
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte next() throws IOException {
        if (!window.hasRemaining()) {
            start = position();
            window.clear();
            int read = channel.read(window, start);
            window.flip();
            if (read <= 0) {
                throw new EOFException("the file ends within a field");
            }
        }
        return window.get();
    }
}
