package io.mien.store.log;

import java.io.IOException;
import java.io.InputStream;

/** A part of a file as a stream that knows where it is. Used by one thread. */
final class LogInput extends InputStream {
    private static final int BUFFER = 16 << 10;

    private final LogFile file;
    private final long end;
    private final byte[] buffer;

    /** The offset of the next byte in the file. */
    private long at;

    /** The offset of the buffer in the file, and how much of it is filled. */
    private long start;

    private int filled;

    LogInput(LogFile file, long from, long to) {
        this.file = file;
        this.at = from;
        this.end = to;
        this.start = from;
        this.buffer = new byte[(int) Math.max(0, Math.min(BUFFER, to - from))];
    }

    long at() {
        return at;
    }

    @Override
    public int read() throws IOException {
        return fill() ? buffer[(int) (at++ - start)] & 0xff : -1;
    }

    @Override
    public int read(byte[] to, int from, int count) throws IOException {
        if (!fill()) {
            return -1;
        }
        int available = (int) Math.min(count, start + filled - at);
        System.arraycopy(buffer, (int) (at - start), to, from, available);
        at += available;
        return available;
    }

    /** Whether the buffer has the next byte. */
    private boolean fill() throws IOException {
        if (at < start || at >= start + filled) {
            int most = (int) Math.min(buffer.length, end - at);
            start = at;
            filled = most <= 0 ? 0 : Math.max(0, file.read(buffer, 0, most, at));
        }
        return filled > 0;
    }

    @Override
    public long skip(long count) {
        long skipped = Math.max(0, Math.min(count, end - at));
        at += skipped;
        return skipped;
    }
}
